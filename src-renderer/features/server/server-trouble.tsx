import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { messages } from '../../words/messages.ts';

/** Why programs are not answered although they are to be, and what can be done. */
export function ServerTrouble() {
  const words = messages.server;
  const { port, error, freePort } = useSnapshot(({ server }) => server);
  const isFixed = useSnapshot(({ policy }) => policy.server.port);
  const isTaken = error?.code === 'port-taken';
  return (
    <div className="server-part">
      <Note tone="bad" role="alert">
        {isTaken ? words.takenPort(port) : words.failed}
      </Note>
      <div className="server-line">
        {isTaken && freePort !== null && !isFixed && (
          <Button
            kind="primary"
            label={words.otherPort(freePort)}
            onPress={() => send('settings:change', { serverPort: freePort })}
          />
        )}
        <Button label={words.tryAgain} onPress={() => send('server:try-again', undefined)} />
      </div>
    </div>
  );
}
