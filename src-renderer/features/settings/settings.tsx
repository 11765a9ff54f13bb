import './settings.css';
import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { AboutButton } from '../about/about-button.tsx';
import { CatalogueInUse } from '../catalogue/catalogue-in-use.tsx';
import { HistoryButton } from '../library/history-button.tsx';
import { MoreSettings } from './more-settings.tsx';
import { SwitchRow } from './switch-row.tsx';

/** What a person can set: one switch in sight, the rest folded away. */
export function Settings() {
  const words = messages.settings;
  const isOn = useSnapshot(({ settings }) => settings.resumeAutomatically);
  const version = useSnapshot(({ appVersion }) => appVersion);
  return (
    <footer className="settings">
      <section aria-label={words.section} className="settings-list">
        <SwitchRow
          label={words.resumeAutomatically}
          hint={words.resumeAutomaticallyHint}
          isOn={isOn}
          onChange={(resumeAutomatically) => send('settings:change', { resumeAutomatically })}
        />
        <details className="settings-more">
          <summary>{words.more}</summary>
          <MoreSettings />
          <CatalogueInUse />
        </details>
      </section>
      <div className="settings-end">
        <HistoryButton />
        <AboutButton />
        <p className="settings-hint">{words.version(version)}</p>
      </div>
    </footer>
  );
}
