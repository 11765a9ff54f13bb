import { expect, test } from 'vitest';
import type { MeasurementView } from '../../src-preload/contract/computer.ts';
import type { ComputerView, InstalledView, SettingsView } from '../../src-preload/contract/snapshot.ts';
import builtIn from '../catalogue/built-in.json' with { type: 'json' };
import { parseCatalogue } from '../catalogue/load.ts';
import { type PlanSources, planNow } from './recommendations.ts';

const GiB = 1024 ** 3;
const catalogue = parseCatalogue(builtIn, { allowLoopbackHttp: false });
const [first] = catalogue.models;
const bytes = first?.bytes ?? Number.NaN;

const computer: ComputerView = {
  totalMemoryBytes: 8 * GiB,
  freeDiskBytes: null,
  modelsFolder: '/models',
  processor: null,
  cores: 4,
  platform: 'linux',
  freeMemoryBytes: 4 * GiB,
  comfortableBillions: 6,
  hardware: null,
};
const settings: SettingsView = {
  resumeAutomatically: true,
  keepAwake: true,
  bytesPerSecondLimit: null,
  connectionsPerHost: 8,
  parallelDownloads: 2,
  downloadHoursOn: false,
  downloadHoursFrom: 1380,
  downloadHoursTo: 420,
  notifications: true,
  openAtLogin: false,
  trayIcon: true,
  appearance: 'system',
  language: 'system',
  updateAutomatically: true,
  watchModels: false,
  keepConversations: true,
  idleUnloadMinutes: 10,
  serverOn: false,
  serverPort: 6644,
  serverOllama: false,
  unwantedModels: [],
};

interface Given {
  readonly measured?: number;
  readonly limit?: number;
  readonly isInstalled?: boolean;
  readonly on?: Partial<ComputerView>;
}

/** The plan, and the fit of the first catalogue model. */
function planOf({ measured, limit, isInstalled = false, on = {} }: Given) {
  const measurement: MeasurementView =
    measured === undefined
      ? { state: 'none' }
      : { state: 'measured', modelId: 'm', bytesPerSecond: measured, sourceHost: 'h', atMs: 0 };
  const installed = isInstalled ? [{ modelId: first?.id, bytes } as InstalledView] : [];
  const sources: PlanSources = {
    downloads: { installed: () => installed },
    receivedBytes: () => 0,
    paces: () => [],
    settings: { read: () => ({ ...settings, bytesPerSecondLimit: limit ?? null }) },
    catalogues: { present: () => ({ catalogue, error: null }) },
    measurement: { view: () => measurement },
    diskReserveBytes: 512_000_000,
  };
  const plan = planNow({ ...computer, ...on }, sources);
  return { ...plan, fit: plan.rated[0]?.fit };
}

test('the download time uses the assumed speed, the measured one, or a lower limit', () => {
  expect(planOf({}).fit?.downloadSeconds).toBe(bytes / 6_250_000);
  expect(planOf({ measured: 1e6 }).fit?.downloadSeconds).toBe(bytes / 1e6);
  expect(planOf({ measured: 1e6, limit: 5e5 }).fit?.downloadSeconds).toBe(bytes / 5e5);
  expect(planOf({ measured: 1e6, limit: 5e6 }).fit?.downloadSeconds).toBe(bytes / 1e6);
});

test('an installed model needs no more space: the advice stays the same', () => {
  const full = { freeDiskBytes: 1000 };
  expect(planOf({ on: full }).recommendation).toBeNull();
  expect(planOf({ on: full, isInstalled: true }).recommendation?.modelId).toBe(first?.id);
});

test('a graphics card counts once it is detected', () => {
  const disk = { fileSystem: null, largestFileBytes: null, isRemovable: null };
  const graphicsCards = [{ name: 'Card', memoryBytes: 24 * GiB }];
  const hardware = { hasUnifiedMemory: false, graphicsCards, disk };
  const rankOf = (plan: ReturnType<typeof planOf>) =>
    catalogue.models.find(({ id }) => id === plan.recommendation?.modelId)?.rank ?? Number.NaN;
  expect(rankOf(planOf({ on: { hardware } }))).toBeGreaterThan(rankOf(planOf({})));
});
