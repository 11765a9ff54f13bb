import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import type { DownloadPhase } from '../../state/phase.ts';
import { formatPercent } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { messages } from '../../words/messages.ts';
import { amountsOf } from './amounts.ts';

interface DownloadProgressProps {
  readonly download: DownloadView;
  readonly phase: DownloadPhase;
}

const moving: readonly DownloadPhase[] = ['downloading', 'checking', 'installing'];

/** Percent, bar, and the amounts behind it. */
export function DownloadProgress({ download, phase }: DownloadProgressProps) {
  const { percent, share, spoken, facts } = amountsOf(download, phase);
  return (
    <div className="stack">
      <div className="download-numbers">
        {percent !== null && <p className="download-percent">{formatPercent(percent)}</p>}
        <p className="download-facts">
          {facts.map((fact) => (
            <span className="download-fact" key={fact}>
              {fact}
            </span>
          ))}
        </p>
      </div>
      <ProgressBar
        label={messages.downloads.progress}
        percent={percent}
        share={phase === 'installing' ? 1 : share}
        valueText={spoken}
        isMoving={moving.includes(phase)}
      />
    </div>
  );
}
