import './import.css';
import type { FoundView } from '../../../src-preload/contract/storage.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** One model of another program, and the way to use it in Noggin. */
export function FoundRow({ found: { id, name, bytes, app } }: { readonly found: FoundView }) {
  const words = messages.search;
  return (
    <li className="found-row">
      <div>
        <p className="found-name">{name}</p>
        <p className="hint">{words.foundIn(words.app(app), formatBytes(bytes))}</p>
      </div>
      <Button label={words.useNamed(name)} onPress={() => send('search:use', { id })} />
    </li>
  );
}
