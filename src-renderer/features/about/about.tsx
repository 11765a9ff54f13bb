import './about.css';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { messages } from '../../words/messages.ts';
import { ThirdPartyList } from './third-party-list.tsx';

const runtimes = ['electron', 'chromium', 'sqlite'] as const;

/** The dialog: version, license, and whose work Noggin stands on. */
export function About({ onClose }: { readonly onClose: () => void }) {
  const words = messages.about;
  const version = useSnapshot(({ appVersion }) => appVersion);
  return (
    <Dialog title={words.title} onClose={onClose} closeLabel={words.close} isForReading>
      <p className="quiet about-version">{words.version(version)}</p>
      <p>{words.lead}</p>
      <div className="about-row">
        <p className="about-licence">{words.licence}</p>
        <Button label={words.readLicence} onPress={() => send('about:open-page', { page: 'licence' })} />
      </div>
      <h3 className="about-part">{words.othersTitle}</h3>
      <p className="quiet">{words.others}</p>
      <ThirdPartyList />
      <p className="quiet">{words.runtime}</p>
      <div className="about-links">
        {runtimes.map((page) => (
          <Button
            key={page}
            kind="quiet"
            label={words.pages[page]}
            onPress={() => send('about:open-page', { page })}
          />
        ))}
      </div>
    </Dialog>
  );
}
