import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { messages } from '../../words/messages.ts';
import { ByAdministrator } from '../admin-policy/by-administrator.tsx';

interface ServerSwitchProps {
  readonly label: string;
  readonly hint?: string;
}

/** Whether other programs on this computer may use the models. */
export function ServerSwitch({ label, hint }: ServerSwitchProps) {
  const isOn = useSnapshot(({ settings }) => settings.serverOn);
  const policy = useSnapshot((snapshot) => snapshot.policy.server);
  if (policy.isForbidden) return <ByAdministrator text={messages.server.forbidden} />;
  if (policy.on) {
    return (
      <div>
        <p>{label}</p>
        <ByAdministrator text={messages.policy.fixed} />
      </div>
    );
  }
  return (
    <SwitchRow
      label={label}
      {...(hint === undefined ? {} : { hint })}
      isOn={isOn}
      onChange={(serverOn) => send('settings:change', { serverOn })}
    />
  );
}
