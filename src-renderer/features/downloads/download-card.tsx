import './downloads.css';
import { modelScope } from '../../app/focus-keeper.ts';
import { messages } from '../../app/messages/messages.ts';
import { useDownload } from '../../state/hooks.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { FlowDetails } from '../flow/flow-details.tsx';
import { DownloadAccess } from '../hub/download-access.tsx';
import { DownloadActions } from './download-actions.tsx';
import { detailsOf } from './download-details.ts';
import { DownloadProgress } from './download-progress.tsx';
import { DownloadStatus } from './download-status.tsx';
import { type DownloadPhase, phaseOf } from './phase.ts';

const tones: Readonly<Record<DownloadPhase, BadgeTone>> = {
  queued: 'plain',
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
      </Details>
    </Card>
  );
}
