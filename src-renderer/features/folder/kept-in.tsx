import './folder.css';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** Where a model will be kept, with the room left there, and the way to another folder. */
export function KeptIn() {
  const words = messages.wizard.choose;
  const { path, isFixed } = useSnapshot(({ storage }) => storage.folder);
  const freeBytes = useSnapshot(({ computer }) => computer.freeDiskBytes);
  return (
    <div className="kept-in">
      <p className="kept-in-words">
        {freeBytes === null ? words.keptUnknown(path) : words.kept(path, formatBytes(freeBytes))}
      </p>
      {!isFixed && (
        <Button
          kind="quiet"
          icon="folder"
          label={words.change}
          onPress={() => send('folder:choose', undefined)}
        />
      )}
    </div>
  );
}
