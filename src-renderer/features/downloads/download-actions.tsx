import { useState } from 'react';
import type { DownloadAction, DownloadView } from '../../../src-preload/contract/downloads.ts';
import type { Request } from '../../../src-preload/contract/requests.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { messages } from '../../words/messages.ts';
import { CancelQuestion } from './cancel-question.tsx';

/** From this many received bytes on, cancelling is asked for twice. */
const worthAskingBytes = 100_000_000;

interface ActionLooks {
  readonly label: string;
  readonly icon: IconName;
  readonly kind: 'primary' | 'secondary' | 'quiet';
  readonly request: Extract<Request, `download:${DownloadAction}`>;
}

const words = messages.downloads;

const looks: Readonly<Record<DownloadAction, ActionLooks>> = {
  pause: { label: words.pause, icon: 'pause', kind: 'secondary', request: 'download:pause' },
  resume: { label: words.resume, icon: 'resume', kind: 'primary', request: 'download:resume' },
  retry: { label: words.retry, icon: 'retry', kind: 'primary', request: 'download:retry' },
  replace: { label: words.replace, icon: 'retry', kind: 'primary', request: 'download:replace' },
  cancel: { label: words.cancel, icon: 'cancel', kind: 'quiet', request: 'download:cancel' },
  'move-up': { label: words.moveUp, icon: 'up', kind: 'quiet', request: 'download:move-up' },
  'move-down': { label: words.moveDown, icon: 'down', kind: 'quiet', request: 'download:move-down' },
};

interface DownloadActionsProps {
  readonly download: DownloadView;
  /** Cancels in a way that can be undone: then there is no question before it. */
  readonly onCancel?: () => unknown;
  /** What cancelling leads to, where that is said better. */
  readonly cancelLabel?: string;
}

/** Exactly what can be done now. */
export function DownloadActions({ download, onCancel, cancelLabel }: DownloadActionsProps) {
  const [isAsking, setIsAsking] = useState(false);
  const { id, actions, receivedBytes } = download;
  if (actions.length === 0) return null;
  if (isAsking && actions.includes('cancel')) {
    return <CancelQuestion id={id} onKeep={() => setIsAsking(false)} />;
  }
  const press = (action: DownloadAction) => {
    if (action === 'cancel' && onCancel !== undefined) return onCancel();
    if (action === 'cancel' && receivedBytes > worthAskingBytes) return setIsAsking(true);
    return send(looks[action].request, { id });
  };
  return (
    <div className="card-actions">
      {actions.map((action) => {
        const { icon, kind } = looks[action];
        const label = (action === 'cancel' ? cancelLabel : undefined) ?? looks[action].label;
        return <Button key={action} label={label} icon={icon} kind={kind} onPress={() => press(action)} />;
      })}
    </div>
  );
}
