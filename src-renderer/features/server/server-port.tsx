import { useState } from 'react';
import { ollamaPort } from '../../../src-preload/contract/ollama-port.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { messages } from '../../words/messages.ts';
import { ByAdministrator } from '../admin-policy/by-administrator.tsx';

const [least, most] = [1024, 65_535];

/** At which port programs ask. */
export function ServerPort() {
  const words = messages.server;
  const port = useSnapshot(({ settings }) => settings.serverPort);
  const server = useSnapshot((snapshot) => snapshot.server);
  const isFixed = useSnapshot(({ policy }) => policy.server.port);
  const [typed, setTyped] = useState<string | null>(null);
  const use = async (serverPort: number): Promise<void> => {
    await send('settings:change', { serverPort });
    setTyped(null);
  };
  if (isFixed) return <ByAdministrator text={messages.policy.fixed} />;
  const value = typed ?? String(port);
  const wanted = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  const isRight = wanted >= least && wanted <= most;
  const maySuggestOllama = server.speaksOllama && server.isOllamaPortFree && server.port !== ollamaPort;
  return (
    <div className="server-part">
      <div className="server-port">
        <TextField label={words.port} value={value} maxLength={5} onChange={setTyped} />
        {isRight && wanted !== port && <Button label={words.usePort} onPress={() => use(wanted)} />}
      </div>
      {!isRight && <p className="hint">{words.portRange}</p>}
      {maySuggestOllama && (
        <div className="server-part">
          <div>
            <Button label={words.ollamaPort} onPress={() => use(ollamaPort)} />
          </div>
          <p className="hint">{words.ollamaPortHint(ollamaPort)}</p>
        </div>
      )}
    </div>
  );
}
