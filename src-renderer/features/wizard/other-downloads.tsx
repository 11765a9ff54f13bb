import './other-downloads.css';
import { send } from '../../state/commands.ts';
import { useDownload, useSnapshot } from '../../state/hooks.ts';
import { phaseOf } from '../../state/phase.ts';
import { Button } from '../../ui/button.tsx';
import { formatPercent, percentOf } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { wizardDownloadIds } from './step.ts';

/** What comes besides the download in the middle, a line each. */
export function OtherDownloads() {
  const [, ...ids] = useSnapshot(wizardDownloadIds);
  if (ids.length === 0) return null;
  return (
    <section aria-label={messages.wizard.get.others}>
      <ul className="stack">
        {ids.map((id) => (
          <OtherDownload key={id} id={id} />
        ))}
      </ul>
    </section>
  );
}

function OtherDownload({ id }: { readonly id: string }) {
  const download = useDownload(id);
  const smallFirst = useSnapshot(({ wizard }) => wizard.smallFirst);
  const small = useDownload(smallFirst?.smallId ?? '');
  if (download === undefined) return null;
  const { name, receivedBytes, totalBytes } = download;
  const percent = percentOf(receivedBytes, totalBytes);
  const follows = smallFirst?.largeId === id && small !== undefined;
  return (
    <li className="other">
      <p className="other-words">
        {follows ? (
          messages.wizard.get.follows(name, small.name)
        ) : (
          <>
            <span className="other-name">{name}</span> · {messages.phases[phaseOf(download)]}
          </>
        )}
        {percent !== null && percent > 0 && <span className="quiet">{` (${formatPercent(percent)})`}</span>}
      </p>
      {download.actions.includes('cancel') && (
        <Button
          kind="quiet"
          icon="cancel"
          label={messages.downloads.cancel}
          onPress={() => send('wizard:cancel', { id })}
        />
      )}
    </li>
  );
}
