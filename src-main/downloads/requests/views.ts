import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import type { DownloadRow } from '../../ledger/download-rows.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { FileView } from '../file-view.ts';
import type { Line } from './line.ts';
import type { LiveRequests } from './live-requests.ts';
import type { RequestMeters } from './request-meters.ts';
import { requestView } from './request-view.ts';

/**
 * A request as windows see it; null when nothing of it is on its way.
 * @param last the file that has just completed its model
 */
export type ViewRequest = (requestId: string, last?: DownloadRow) => DownloadView | null;

interface ViewPorts {
  readonly ledger: Pick<Ledger, 'installed'>;
  readonly requests: Pick<LiveRequests, 'of'>;
  readonly meters: Pick<RequestMeters, 'read'>;
  readonly line: Pick<Line, 'movesOf'>;
  viewFile(row: DownloadRow): FileView;
}

/** Joins what ledger, jobs, meters and the line know of a request. */
export function createRequestViews({ ledger, requests, meters, line, viewFile }: ViewPorts): ViewRequest {
  /** Bytes of the other files of a model. */
  const sizeBeside = (row: DownloadRow): number =>
    ledger.installed
      .ofModel(row.ofModel)
      .reduce((sum, { modelId, bytes }) => (modelId === row.modelId ? sum : sum + bytes), 0);
  return (requestId, last) => {
    const { rows, presentBytes, ...request } = requests.of(requestId);
    const [first, ...others] = rows.length > 0 || last === undefined ? rows : [last];
    if (first === undefined) return null;
    const isOver = last !== undefined && rows.length === 0;
    return requestView([viewFile(first), ...others.map(viewFile)], {
      ...{ id: requestId, modelId: first.ofModel, name: first.name },
      presentBytes: isOver ? sizeBeside(last) : presentBytes,
      ...meters.read(requestId),
      ...request,
      moves: line.movesOf(rows),
    });
  };
}
