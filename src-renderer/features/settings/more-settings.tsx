import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { formatBytes } from '../../ui/format.ts';
import { SelectRow } from '../../ui/select-row.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { FolderSetting } from '../folder/folder-setting.tsx';
import { TokenRow } from '../hub/token-row.tsx';
import { LanguageRow } from './language-row.tsx';

const speeds = [null, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000] as const;
const counts = [1, 2, 4, 8, 16] as const;
const looks = ['system', 'light', 'dark', 'contrast'] as const;
const parallel = [1, 2, 3, 4] as const;

/** The offered values, with the present one among them wherever it came from. */
function withPresent<T extends number | null>(offered: readonly T[], present: T): readonly T[] {
  return offered.includes(present) ? offered : [...offered, present].toSorted((a, b) => (a ?? 0) - (b ?? 0));
}

/** How much of the line and the computer downloads may take. */
export function MoreSettings() {
  const words = messages.settings;
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const speedWords = (limit: number | null): string =>
    limit === null ? words.noLimit : words.perSecond(formatBytes(limit));
  return (
    <div className="more-settings">
      <FolderSetting />
      <SwitchRow
        label={words.keepAwake}
        isOn={settings.keepAwake}
        onChange={(keepAwake) => send('settings:change', { keepAwake })}
      />
      <SwitchRow
        label={words.notifications}
        isOn={settings.notifications}
        onChange={(notifications) => send('settings:change', { notifications })}
      />
      <SwitchRow
        label={words.openAtLogin}
        isOn={settings.openAtLogin}
        onChange={(openAtLogin) => send('settings:change', { openAtLogin })}
      />
      <SelectRow
        label={words.appearance}
        value={settings.appearance}
        choices={looks.map((look) => [look, words.appearances[look]])}
        onChange={(appearance) => send('settings:change', { appearance })}
      />
      <LanguageRow />
      <SelectRow
        label={words.speedLimit}
        value={settings.bytesPerSecondLimit}
        choices={withPresent(speeds, settings.bytesPerSecondLimit).map((limit) => [limit, speedWords(limit)])}
        onChange={(bytesPerSecondLimit) => send('settings:change', { bytesPerSecondLimit })}
      />
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
      <TokenRow />
    </div>
  );
}
