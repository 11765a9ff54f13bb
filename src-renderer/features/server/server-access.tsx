import { useEffect, useState } from 'react';
import type { ServerText } from '../../../src-preload/contract/server.ts';
import { request, send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { messages } from '../../words/messages.ts';

/** What a person types, or pastes, where a program asks for an API that is like OpenAI's. */
export function ServerAccess() {
  const words = messages.server;
  const { port, keyKept } = useSnapshot(({ server }) => server);
  return (
    <div className="server-part">
      <p>{words.on}</p>
      <Line name={words.address} value={`http://127.0.0.1:${port}/v1`}>
        <Copy text="address" label={words.copyAddress} />
      </Line>
      <KeyLine />
      <Line name={words.model} value="noggin" />
      <p className="hint">{words.modelHint}</p>
      {keyKept === 'memory' && <Note tone="warn">{words.memoryOnly}</Note>}
      <p>{words.example}</p>
      <div className="server-line">
        <Copy text="python" label={words.python} />
        <Copy text="javascript" label={words.javascript} />
      </div>
    </div>
  );
}

/** Says nothing of the key, not even its length. */
const hidden = '••••••••••••';

function KeyLine() {
  const words = messages.server;
  const [shown, setShown] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const show = async (): Promise<void> => {
    const answer = await request('server:key', undefined);
    if (answer.ok) setShown(answer.value);
  };
  const renew = async (): Promise<void> => {
    await send('server:renew-key', undefined);
    setIsAsking(false);
    setShown(null);
  };
  return (
    <>
      <Line name={words.key} value={shown ?? hidden}>
        <Button
          label={shown === null ? words.showKey : words.hideKey}
          onPress={shown === null ? show : () => setShown(null)}
        />
        <Copy text="key" label={words.copyKey} />
        <Button label={words.renewKey} onPress={() => setIsAsking(true)} />
      </Line>
      {isAsking && (
        <Dialog
          title={words.renewQuestion}
          size="small"
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button label={words.renewNo} onPress={() => setIsAsking(false)} />
              <Button kind="primary" label={words.renewYes} onPress={renew} />
            </>
          }
        >
          {null}
        </Dialog>
      )}
    </>
  );
}

interface LineProps {
  readonly name: string;
  readonly value: string;
  readonly children?: React.ReactNode;
}

/** A name, what it stands for, and what can be done with it. */
export function Line({ name, value, children }: LineProps) {
  return (
    <div className="server-line">
      <span className="server-name">{name}</span>
      <code className="path server-value">{value}</code>
      {children !== undefined && <div className="server-actions">{children}</div>}
    </div>
  );
}

const copiedMs = 2000;

/** Copies a text of the server's; main has it, and the key with it. */
export function Copy({ text, label }: { readonly text: ServerText; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), copiedMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const press = async (): Promise<void> => setIsCopied((await request('server:copy', { text })).ok);
  return (
    <>
      <Button {...(isCopied ? { icon: 'check' as const } : {})} label={label} onPress={press} />
      <output className="unseen">{isCopied ? messages.useIt.copied : ''}</output>
    </>
  );
}
