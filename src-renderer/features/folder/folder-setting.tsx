import './folder.css';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { ByAdministrator } from '../admin-policy/by-administrator.tsx';

/** Where models are kept, another folder for them, and the offer to bring along what lies elsewhere. */
export function FolderSetting() {
  const words = messages.folder;
  const folder = useSnapshot(({ storage }) => storage.folder);
  const isByAdministrator = useSnapshot(({ policy }) => policy.modelsFolder);
  const freeBytes = useSnapshot(({ computer }) => computer.freeDiskBytes);
  return (
    <div className="folder-setting">
      <p className="path">{folder.path}</p>
      <p className="hint">
        {freeBytes === null ? words.freeUnknown : words.free(formatBytes(freeBytes))}
        {folder.isFixed && !isByAdministrator && ` · ${words.fixed}`}
      </p>
      {isByAdministrator && <ByAdministrator text={messages.policy.fixed} />}
      {!folder.isFixed && (
        <div className="card-actions">
          <Button icon="folder" label={words.choose} onPress={() => send('folder:choose', undefined)} />
          {!folder.isDefault && (
            <Button
              kind="quiet"
              label={words.useDefault}
              onPress={() => send('folder:use-default', undefined)}
            />
          )}
        </div>
      )}
      <Elsewhere />
    </div>
  );
}

function Elsewhere() {
  const words = messages.folder;
  const { elsewhere, move } = useSnapshot(({ storage }) => storage.folder);
  if (elsewhere.models === 0 || move !== null) return null;
  return (
    <>
      <p>{words.elsewhere(elsewhere.models, formatBytes(elsewhere.bytes))}</p>
      <div className="card-actions">
        <Button label={words.move} onPress={() => send('folder:move', undefined)} />
      </div>
    </>
  );
}
