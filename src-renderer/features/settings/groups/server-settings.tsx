import '../../server/server.css';
import { send } from '../../../state/commands.ts';
import { useSnapshot } from '../../../state/hooks.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { SwitchRow } from '../../../ui/switch-row.tsx';
import { messages } from '../../../words/messages.ts';
import { ByAdministrator } from '../../admin-policy/by-administrator.tsx';
import { Copy, Line, ServerAccess } from '../../server/server-access.tsx';
import { ServerPort } from '../../server/server-port.tsx';
import { ServerSwitch } from '../../server/server-switch.tsx';
import { ServerTrouble } from '../../server/server-trouble.tsx';
import { SettingsGroup } from '../settings-group.tsx';

/** Whether other programs may use the models, by which address and key, and which asked last. */
export function ServerSettings() {
  const words = messages.server;
  const { state } = useSnapshot(({ server }) => server);
  return (
    <SettingsGroup title={words.title}>
      <ServerSwitch label={words.use} hint={words.useHint} />
      {state === 'starting' && <p className="hint">{words.starting}</p>}
      {state === 'failed' && <ServerTrouble />}
      {state === 'on' && <ServerAccess />}
      {state !== 'off' && (
        <>
          <OllamaPart />
          <ServerPort />
        </>
      )}
      {state === 'on' && <LastAsked />}
    </SettingsGroup>
  );
}

/** The part without a key, by itself. */
function OllamaPart() {
  const words = messages.server;
  const { state, port, speaksOllama } = useSnapshot(({ server }) => server);
  const isFixed = useSnapshot(({ policy }) => policy.server.ollama);
  return (
    <div className="server-part">
      {isFixed ? (
        <div>
          <p>{words.ollama}</p>
          <ByAdministrator text={messages.policy.fixed} />
        </div>
      ) : (
        <SwitchRow
          label={words.ollama}
          hint={words.ollamaHint}
          isOn={speaksOllama}
          onChange={(serverOllama) => send('settings:change', { serverOllama })}
        />
      )}
      {speaksOllama && state === 'on' && (
        <Line name={words.address} value={`http://127.0.0.1:${port}`}>
          <Copy text="ollama-address" label={words.copyAddress} />
        </Line>
      )}
    </div>
  );
}

function LastAsked() {
  const words = messages.server;
  const lastAsked = useSnapshot(({ server }) => server.lastAsked);
  if (lastAsked === null) return <p className="hint">{words.neverAsked}</p>;
  const { agent, atMs } = lastAsked;
  const name = agent === '' ? words.unnamed : agent;
  return <p className="hint">{words.lastAsked(name, formatDateTime(atMs))}</p>;
}
