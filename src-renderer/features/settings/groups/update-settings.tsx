import type { UpdateView } from '../../../../src-preload/contract/updates.ts';
import { send } from '../../../state/commands.ts';
import { useSnapshot } from '../../../state/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Details } from '../../../ui/details.tsx';
import { formatDateTime, formatPercent } from '../../../ui/format.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { SwitchRow } from '../../../ui/switch-row.tsx';
import { messages } from '../../../words/messages.ts';
import { ByAdministrator } from '../../admin-policy/by-administrator.tsx';
import { SettingsGroup } from '../settings-group.tsx';
import { WatchModelsRow } from '../watch-models-row.tsx';

/** Whether there is a newer Noggin, and what becomes of it. */
export function UpdateSettings() {
  const words = messages.updates;
  const updates = useSnapshot((snapshot) => snapshot.updates);
  const isAutomatic = useSnapshot(({ settings }) => settings.updateAutomatically);
  const isOff = updates.state === 'off';
  return (
    <SettingsGroup title={words.title}>
      {updates.state === 'off' && updates.why === 'policy' ? (
        <ByAdministrator text={messages.policy.updates} />
      ) : (
        <p role="status">{sentence(updates, isAutomatic)}</p>
      )}
      {updates.state === 'fetching' && (
        <ProgressBar
          label={words.progress}
          percent={updates.percent}
          share={updates.percent / 100}
          valueText={formatPercent(updates.percent)}
          isMoving
        />
      )}
      {updates.state === 'failed' && (
        <Details facts={[{ name: messages.details.message, value: updates.error.message }]} />
      )}
      {!isOff && (
        <SwitchRow
          label={words.automatic}
          isOn={isAutomatic}
          onChange={(updateAutomatically) => send('settings:change', { updateAutomatically })}
        />
      )}
      <WatchModelsRow />
      {(updates.state === 'idle' || updates.state === 'failed') && (
        <div className="card-actions">
          <Button label={words.look} onPress={() => send('updates:look', undefined)} />
        </div>
      )}
      {updates.state === 'ready' && (
        <div className="card-actions">
          <Button label={words.restart} kind="primary" onPress={() => send('updates:restart', undefined)} />
        </div>
      )}
    </SettingsGroup>
  );
}

function sentence(updates: UpdateView, isAutomatic: boolean): string {
  const words = messages.updates;
  switch (updates.state) {
    case 'off':
      return updates.why === 'policy' ? messages.policy.updates : words.off[updates.why];
    case 'idle':
      return updates.lookedAtMs === null ? words.never : words.newest(formatDateTime(updates.lookedAtMs));
    case 'looking':
      return words.looking;
    case 'waiting':
      return words.waiting(updates.version);
    case 'fetching':
      return words.fetching(updates.version);
    case 'ready':
      return isAutomatic ? words.ready(updates.version) : words.readyUnasked(updates.version);
    case 'failed':
      if (updates.error.code === 'checksum-mismatch') return words.tampered;
      return isAutomatic ? words.failed : words.failedUnasked;
  }
}
