import type { ComputerView } from '../../src-preload/contract/snapshot.ts';
import type { Catalogues } from '../catalogue/catalogues.ts';
import type { CatalogueModel } from '../catalogue/schema.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import { machineOf } from '../planner/machine.ts';
import type { MeasuredPace } from '../planner/pace.ts';
import { type Plan, planFor } from '../planner/plan.ts';
import type { Settings } from '../settings.ts';
import type { Measurement } from '../speed-test/measurement.ts';

/** 50 Mbit/s: assumed until the connection is measured. */
const assumedBytesPerSecond = 6_250_000;

export interface PlanSources {
  readonly downloads: Pick<Downloads, 'installed'>;
  /** What is here of a model that is being downloaded. */
  receivedBytes(modelId: string): number;
  readonly settings: Pick<Settings, 'read'>;
  readonly catalogues: Pick<Catalogues, 'present'>;
  readonly measurement: Pick<Measurement, 'view'>;
  /** How fast models answered here. */
  paces(): readonly MeasuredPace[];
  readonly diskReserveBytes: number;
}

/** The catalogue ranked for this computer as it is now. */
export function planNow(computer: ComputerView, sources: PlanSources): Plan<CatalogueModel> {
  const measured = sources.measurement.view();
  const line = measured.state === 'measured' ? measured.bytesPerSecond : assumedBytesPerSecond;
  const limit = sources.settings.read().bytesPerSecondLimit ?? Number.POSITIVE_INFINITY;
  // Bytes that are here take no more room; otherwise the advice would change with every download.
  const installed = new Map(
    sources.downloads.installed().map(({ modelId, bytes }) => [modelId, bytes] as const),
  );
  return planFor(sources.catalogues.present().catalogue.models, machineOf(computer, sources.paces()), {
    reserveBytes: sources.diskReserveBytes,
    bytesPerSecond: Math.min(line, limit),
    presentBytes: (modelId) => installed.get(modelId) ?? sources.receivedBytes(modelId),
  });
}
