import { messages } from '../../../words/messages.ts';
import { FolderSetting } from '../../folder/folder-setting.tsx';
import { MoveCard } from '../../folder/move-card.tsx';
import { SettingsGroup } from '../settings-group.tsx';

/** Where models are kept; and their move, while there is one. */
export function FolderSettings() {
  return (
    <>
      <SettingsGroup title={messages.folder.label}>
        <FolderSetting />
      </SettingsGroup>
      <MoveCard />
    </>
  );
}
