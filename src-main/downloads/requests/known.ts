import { NogginError } from '../../errors.ts';
import type { DownloadRow } from '../../ledger/download-rows.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isTerminal } from '../state.ts';

/** The files of a request that are on their way. @throws NogginError `unknown-id` */
export function knownFiles(
  ledger: Pick<Ledger, 'requests' | 'downloads'>,
  requestId: string,
): readonly DownloadRow[] {
  if (ledger.requests.get(requestId) === null) {
    throw new NogginError('unknown-id', 'There is no such download', { details: { id: requestId } });
  }
  return ledger.downloads.ofRequest(requestId).filter(({ state }) => !isTerminal(state));
}
