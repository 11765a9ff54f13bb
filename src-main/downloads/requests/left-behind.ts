import { existsSync } from 'node:fs';
import type { NoticeView } from '../../../src-preload/contract/snapshot.ts';
import { randomUUID } from '../../platform/late-crypto.ts';
import type { DownloadPorts } from '../ports.ts';
import { recoverDownloads } from '../recovery.ts';

/** What recovery needs of the downloads. */
export interface LeftBehindPorts
  extends Pick<DownloadPorts, 'ledger' | 'log' | 'allModels' | 'resumeAutomatically'> {
  isRunning(id: string): boolean;
  /** Starts a catalogue model; an existing file is checked first. */
  start(modelId: string): void;
  targetOf(modelId: string): string;
  /** These downloads were taken up; tells what the person has to know. */
  takenUp(ids: ReadonlySet<string>, notices: readonly NoticeView[]): void;
}

/** Downloads of an earlier process that this one has not taken up yet. */
export interface LeftBehind {
  /** @param lostLedger where a damaged ledger was set aside, when this one is new */
  find(lostLedger: string | null): void;
  /** False: the ledger cannot be written now (FAULTS C8); try again later. */
  takeUp(): boolean;
}

export function createLeftBehind(ports: LeftBehindPorts): LeftBehind {
  const { ledger } = ports;
  let left: { readonly ids: ReadonlySet<string>; readonly lostLedger: string | null } | null = null;
  return {
    find: (lostLedger) => {
      left = { ids: new Set(ledger.downloads.live().map(({ id }) => id)), lostLedger };
    },
    takeUp: () => {
      if (left === null) return true;
      const { lostLedger } = left;
      // Skip what the person has started meanwhile.
      const ids = new Set([...left.ids].filter((id) => !ports.isRunning(id)));
      const told: NoticeView[] = [];
      try {
        const interrupted = recoverDownloads(ledger, ids, ports.resumeAutomatically());
        if (lostLedger !== null) {
          for (const { id } of ports.allModels()) if (existsSync(ports.targetOf(id))) ports.start(id);
          told.push({ id: randomUUID(), kind: 'ledger-rebuilt', setAsidePath: lostLedger });
        }
        told.push(...interrupted);
      } catch (error) {
        ports.log.error('what was interrupted could not be recorded', {
          downloadIds: [...ids],
          error: String(error),
        });
        return false;
      }
      left = null;
      ports.takenUp(ids, told);
      return true;
    },
  };
}
