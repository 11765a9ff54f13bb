import '../downloads/downloads.css';
import './progress-card.css';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { type DownloadPhase, phaseOf } from '../../state/phase.ts';
import { Details } from '../../ui/details.tsx';
import { modelScope } from '../../ui/focus-keeper.ts';
import { formatDuration } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { amountsOf } from '../downloads/amounts.ts';
import { DownloadActions } from '../downloads/download-actions.tsx';
import { detailsOf } from '../downloads/download-details.ts';
import { DownloadStatus } from '../downloads/download-status.tsx';
import { DownloadAccess } from '../huggingface/download-access.tsx';
import { Ring } from './ring.tsx';

const moving: readonly DownloadPhase[] = ['downloading', 'checking', 'installing'];

/** One download, large: how far, how long, what is happening, and every way on. */
export function ProgressCard({ download }: { readonly download: DownloadView }) {
  const words = messages.wizard.get;
  const phase = phaseOf(download);
  const { percent, share, spoken, facts } = amountsOf(download, phase);
  const left = phase === 'downloading' ? timeLeft(download) : null;
  return (
    <article
      className="surface getting"
      aria-label={download.name}
      data-focus-scope={modelScope(download.modelId)}
    >
      <Ring
        label={messages.downloads.progress}
        percent={percent}
        share={phase === 'installing' ? 1 : share}
        valueText={spoken}
        looks={phase === 'failed' ? 'stopped' : moving.includes(phase) ? 'moving' : 'still'}
      />
      <div className="getting-words">
        <p className="getting-headline">{left ?? words.headlines[phase]}</p>
        <p className="download-facts">
          {facts.slice(0, 2).map((fact) => (
            <span className="download-fact" key={fact}>
              {fact}
            </span>
          ))}
        </p>
        {phase === 'downloading' && <p className="quiet">{words.from(download.sourceHost)}</p>}
        <DownloadStatus download={download} phase={phase} />
        {download.state === 'paused' && download.reason === 'needs-access' && (
          <DownloadAccess downloadId={download.id} />
        )}
        <DownloadActions
          download={download}
          {...(phase === 'failed' ? { cancelLabel: words.another } : {})}
        />
        {phase !== 'failed' && phase !== 'paused' && <p className="hint">{words.close}</p>}
        <Details facts={detailsOf(download)} />
      </div>
    </article>
  );
}

function timeLeft({ secondsLeft }: DownloadView): string | null {
  const duration = secondsLeft === null ? null : formatDuration(secondsLeft);
  return duration === null ? null : messages.downloads.timeLeft(duration);
}
