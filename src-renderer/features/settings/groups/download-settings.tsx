import { send } from '../../../state/commands.ts';
import { useSnapshot } from '../../../state/hooks.ts';
import { SelectRow } from '../../../ui/select-row.tsx';
import { SwitchRow } from '../../../ui/switch-row.tsx';
import { withPresent } from '../../../ui/with-present.ts';
import { messages } from '../../../words/messages.ts';
import { HoursRow } from '../hours-row.tsx';
import { SettingsGroup } from '../settings-group.tsx';
import { SpeedLimitRow } from '../speed-limit-row.tsx';

const counts = [1, 2, 4, 8, 16] as const;
const parallel = [1, 2, 3, 4] as const;

/** How much of the line and the computer downloads may take, and what they do by themselves. */
export function DownloadSettings() {
  const words = messages.settings;
  const settings = useSnapshot((snapshot) => snapshot.settings);
  return (
    <SettingsGroup title={messages.views.settings.downloads}>
      <SwitchRow
        label={words.resumeAutomatically}
        hint={words.resumeAutomaticallyHint}
        isOn={settings.resumeAutomatically}
        onChange={(resumeAutomatically) => send('settings:change', { resumeAutomatically })}
      />
      <SwitchRow
        label={words.keepAwake}
        isOn={settings.keepAwake}
        onChange={(keepAwake) => send('settings:change', { keepAwake })}
      />
      <HoursRow />
      <SpeedLimitRow />
      <SelectRow
        label={words.parallelDownloads}
        value={settings.parallelDownloads}
        choices={withPresent(parallel, settings.parallelDownloads).map((count) => [count, String(count)])}
        onChange={(parallelDownloads) => send('settings:change', { parallelDownloads })}
      />
      <SelectRow
        label={words.connections}
        value={settings.connectionsPerHost}
        choices={withPresent(counts, settings.connectionsPerHost).map((count) => [count, String(count)])}
        onChange={(connectionsPerHost) => send('settings:change', { connectionsPerHost })}
      />
    </SettingsGroup>
  );
}
