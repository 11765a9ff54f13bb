import './flow.css';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { PiecesMap } from './pieces-map.tsx';
import { SpeedGraph } from './speed-graph.tsx';

/** How the bytes of a download come, for whoever unfolds its Details. */
export function FlowDetails({ download }: { readonly download: DownloadView }) {
  const { id, state, totalBytes } = download;
  if (state === 'complete' || state === 'cancelled') return null;
  return (
    <div className="flow">
      {state === 'downloading' && <SpeedGraph id={id} />}
      <PiecesMap id={id} totalBytes={totalBytes} isMoving={state === 'downloading'} />
    </div>
  );
}
