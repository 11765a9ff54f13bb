import './settings.css';
import { useId } from 'react';
import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';

/** What a person can set, for now one thing. */
export function Settings() {
  const words = messages.settings;
  const isOn = useSnapshot(({ settings }) => settings.resumeAutomatically);
  const version = useSnapshot(({ appVersion }) => appVersion);
  const hintId = useId();
  return (
    <footer className="settings">
      <section aria-label={words.section}>
        <label className="switch-row">
          <input
            className="switch"
            type="checkbox"
            role="switch"
            checked={isOn}
            aria-checked={isOn}
            aria-describedby={hintId}
            onChange={() => send('settings:change', { resumeAutomatically: !isOn })}
          />
          {words.resumeAutomatically}
        </label>
        <p className="settings-hint" id={hintId}>
          {words.resumeAutomaticallyHint}
        </p>
      </section>
      <p className="settings-hint">{words.version(version)}</p>
    </footer>
  );
}
