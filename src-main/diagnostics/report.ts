import type { PolicyView } from '../../src-preload/contract/admin-policy.ts';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { ComputerView, SettingsView } from '../../src-preload/contract/snapshot.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { LedgerHealth } from '../ledger/health.ts';
import type { HistoryEntry } from '../ledger/history.ts';
import type { InstalledRow } from '../ledger/installed.ts';
import type { Redact } from './redact.ts';
import { redactFacts } from './redact-facts.ts';
import type { ZipEntry } from './zip.ts';

/** A download with its story. */
export interface DownloadFacts {
  readonly row: DownloadRow;
  readonly story: readonly HistoryEntry[];
}

/** What could not be found out is told as why. */
export type OrError<T> = T | ErrorView;

/** Everything that is told; not redacted yet. */
export interface DiagnosisFacts {
  readonly versions: Readonly<Record<string, unknown>>;
  readonly computer: OrError<ComputerView>;
  readonly settings: OrError<SettingsView>;
  readonly policy: PolicyView;
  /** How the token for the hub is kept; null: there is none. */
  readonly hubAccess: 'safely' | 'memory' | null;
  readonly ledger: OrError<LedgerHealth>;
  readonly downloads: OrError<readonly DownloadFacts[]>;
  readonly installed: OrError<readonly InstalledRow[]>;
}

/** Of the story of a download the newest moments. */
const mostMoments = 40;

/** The files of the diagnostics but the log and the words around them: redacted JSON, made to be read. Pure. */
export function reportFiles(facts: DiagnosisFacts, redact: Redact): readonly ZipEntry[] {
  const { versions, computer, settings, policy, hubAccess, ledger, downloads, installed } = facts;
  const file = (name: string, content: unknown): ZipEntry => ({
    name,
    text: `${JSON.stringify(redactFacts(content, redact), null, 2)}\n`,
  });
  return [
    file('versions.json', versions),
    file('computer.json', computer),
    file('settings.json', { settings, fixedByAdministrator: policy, hubAccess: hubAccess ?? 'none' }),
    file('downloads.json', {
      downloads: isList(downloads) ? downloads.map(toldDownload) : downloads,
      installed: isList(installed) ? installed.map(toldModel) : installed,
    }),
    file('ledger.json', ledger),
  ];
}

function isList<T>(value: OrError<readonly T[]>): value is readonly T[] {
  return Array.isArray(value);
}

/** Name by name: a column that is added to the ledger is not told by accident. */
function toldDownload({ row, story }: DownloadFacts) {
  const { id, modelId, name, state, reason, error, expectedBytes, totalBytes, durableBytes } = row;
  const count = (event: string): number => story.filter((entry) => entry.event === event).length;
  return {
    ...{ id, modelId, name, state, reason, error, expectedBytes, totalBytes, durableBytes },
    source: row.sourceUrl,
    target: row.targetPath,
    isPromised: row.expectedSha256 !== null,
    startedAt: timeOf(row.createdAtMs),
    changedAt: timeOf(row.updatedAtMs),
    attempts: { restarts: count('restart'), damages: count('damage'), fetchedAfresh: row.cleanRetries },
    moments: story.slice(-mostMoments).map(momentOf),
  };
}

function momentOf({ atMs, event, fromState, toState, reason, errorCode, durableBytes, note }: HistoryEntry) {
  return {
    ...{ at: timeOf(atMs), event, to: toState, durableBytes },
    ...(fromState === null ? {} : { from: fromState }),
    ...(reason === null ? {} : { reason }),
    ...(errorCode === null ? {} : { errorCode }),
    ...(note === null ? {} : { note }),
  };
}

function toldModel({ modelId, name, path, bytes, provenAtMs, adopted }: InstalledRow) {
  return { modelId, name, path, bytes, provenAt: timeOf(provenAtMs), adopted };
}

/** A clock that is far off (FAULTS C12) has no date. */
function timeOf(ms: number): string | number {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? ms : date.toISOString();
}
