import './downloads.css';
import { useDownload } from '../../state/hooks.ts';
import { type DownloadPhase, phaseOf } from '../../state/phase.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { modelScope } from '../../ui/focus-keeper.ts';
import { messages } from '../../words/messages.ts';
import { FlowDetails } from '../flow/flow-details.tsx';
import { DownloadAccess } from '../huggingface/download-access.tsx';
import { OneSpeedLimit } from '../speed-limit/one-speed-limit.tsx';
import { DownloadActions } from './download-actions.tsx';
import { detailsOf } from './download-details.ts';
import { DownloadProgress } from './download-progress.tsx';
import { DownloadStatus } from './download-status.tsx';

const tones: Readonly<Record<DownloadPhase, BadgeTone>> = {
  queued: 'plain',
  scheduled: 'plain',
  downloading: 'accent',
  retrying: 'warn',
  paused: 'plain',
  checking: 'accent',
  installing: 'accent',
  failed: 'bad',
  ready: 'good',
};

/** One download: how far it is, how it stands, what can be done. */
export function DownloadCard({ id }: { readonly id: string }) {
  const download = useDownload(id);
  if (download === undefined) return null;
  const phase = phaseOf(download);
  return (
    <Card
      title={download.name}
      focusScope={modelScope(download.modelId)}
      badge={<Badge tone={tones[phase]}>{messages.phases[phase]}</Badge>}
    >
      {phase !== 'failed' && phase !== 'ready' && <DownloadProgress download={download} phase={phase} />}
      <DownloadStatus download={download} phase={phase} />
      {download.state === 'paused' && download.reason === 'needs-access' && (
        <DownloadAccess downloadId={id} />
      )}
      <DownloadActions download={download} />
      <Details facts={detailsOf(download)}>
        <FlowDetails download={download} />
        <OneSpeedLimit download={download} />
      </Details>
    </Card>
  );
}
