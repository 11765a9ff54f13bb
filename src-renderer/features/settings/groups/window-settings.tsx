import { send } from '../../../state/commands.ts';
import { useSnapshot } from '../../../state/hooks.ts';
import { SelectRow } from '../../../ui/select-row.tsx';
import { SwitchRow } from '../../../ui/switch-row.tsx';
import { messages } from '../../../words/messages.ts';
import { LanguageRow } from '../language-row.tsx';
import { SettingsGroup } from '../settings-group.tsx';

const looks = ['system', 'light', 'dark', 'contrast'] as const;

/** How the window looks, and how Noggin makes itself heard. */
export function WindowSettings() {
  const words = messages.settings;
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const platform = useSnapshot(({ computer }) => computer.platform);
  return (
    <SettingsGroup title={messages.views.settings.window}>
      <SelectRow
        label={words.appearance}
        value={settings.appearance}
        choices={looks.map((look) => [look, words.appearances[look]])}
        onChange={(appearance) => send('settings:change', { appearance })}
      />
      <LanguageRow />
      <SwitchRow
        label={words.notifications}
        isOn={settings.notifications}
        onChange={(notifications) => send('settings:change', { notifications })}
      />
      <SwitchRow
        label={words.trayIcon(platform === 'darwin')}
        hint={words.trayIconHint}
        isOn={settings.trayIcon}
        onChange={(trayIcon) => send('settings:change', { trayIcon })}
      />
      <SwitchRow
        label={words.openAtLogin}
        isOn={settings.openAtLogin}
        onChange={(openAtLogin) => send('settings:change', { openAtLogin })}
      />
    </SettingsGroup>
  );
}
