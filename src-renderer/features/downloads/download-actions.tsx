import type { DownloadAction, DownloadView } from '../../../src-preload/contract/downloads.ts';
import type { Request } from '../../../src-preload/contract/requests.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { messages } from '../../words/messages.ts';

interface ActionLooks {
  readonly label: string;
  readonly icon: IconName;
  readonly kind: 'primary' | 'secondary' | 'quiet';
  readonly request: Extract<Request, `download:${DownloadAction}` | 'wizard:cancel'>;
}

const words = messages.downloads;

const looks: Readonly<Record<DownloadAction, ActionLooks>> = {
  'run-now': { label: words.runNow, icon: 'download', kind: 'secondary', request: 'download:run-now' },
  pause: { label: words.pause, icon: 'pause', kind: 'secondary', request: 'download:pause' },
  resume: { label: words.resume, icon: 'resume', kind: 'primary', request: 'download:resume' },
  retry: { label: words.retry, icon: 'retry', kind: 'primary', request: 'download:retry' },
  replace: { label: words.replace, icon: 'retry', kind: 'primary', request: 'download:replace' },
  // Needs no confirmation: undo is possible for some seconds.
  cancel: { label: words.cancel, icon: 'cancel', kind: 'quiet', request: 'wizard:cancel' },
  'move-up': { label: words.moveUp, icon: 'up', kind: 'quiet', request: 'download:move-up' },
  'move-down': { label: words.moveDown, icon: 'down', kind: 'quiet', request: 'download:move-down' },
};

interface DownloadActionsProps {
  readonly download: DownloadView;
  /** What canceling leads to, where that is said better. */
  readonly cancelLabel?: string;
}

/** The buttons for the commands accepted now. */
export function DownloadActions({ download, cancelLabel }: DownloadActionsProps) {
  const { id, actions } = download;
  if (actions.length === 0) return null;
  return (
    <div className="card-actions">
      {actions.map((action) => {
        const { icon, kind, request } = looks[action];
        const label = (action === 'cancel' ? cancelLabel : undefined) ?? looks[action].label;
        return (
          <Button key={action} label={label} icon={icon} kind={kind} onPress={() => send(request, { id })} />
        );
      })}
    </div>
  );
}
