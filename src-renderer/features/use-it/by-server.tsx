import '../server/server.css';
import type { OtherProgram } from '../../../src-preload/contract/program-command.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { messages } from '../../words/messages.ts';
import { Copy, Line } from '../server/server-access.tsx';

/** Programs that ask a server like OpenAI's. */
export const asksServer: ReadonlySet<OtherProgram> = new Set(['open-webui', 'continue']);

/** What such a program is given while Noggin answers programs: the address, the key and the model's name. */
export function ByServer({ program, modelId }: { readonly program: OtherProgram; readonly modelId: string }) {
  const words = messages.server;
  const port = useSnapshot(({ server }) => server.port);
  return (
    <div className="use-body">
      <p>{program === 'continue' ? words.continue : words.openWebui}</p>
      <Line name={words.address} value={`http://127.0.0.1:${port}/v1`}>
        <Copy text="address" label={words.copyAddress} />
      </Line>
      <Line name={words.key} value={words.keyOfSettings}>
        <Copy text="key" label={words.copyKey} />
      </Line>
      <Line name={words.model} value={modelId} />
    </div>
  );
}

/** SkyTwin by its provider for Ollama, while programs made for Ollama are answered. */
export function SkyTwinByServer() {
  const words = messages.server;
  const { state, port, speaksOllama } = useSnapshot(({ server }) => server);
  if (state !== 'on' || !speaksOllama) return null;
  return (
    <div className="use-body">
      <p>{words.skyTwin}</p>
      <Line name={words.address} value={`http://127.0.0.1:${port}`}>
        <Copy text="ollama-address" label={words.copyAddress} />
      </Line>
    </div>
  );
}
