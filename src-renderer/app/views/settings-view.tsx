import { AboutSettings } from '../../features/settings/groups/about-settings.tsx';
import { ChatSettings } from '../../features/settings/groups/chat-settings.tsx';
import { DiagnosticsSettings } from '../../features/settings/groups/diagnostics-settings.tsx';
import { DownloadSettings } from '../../features/settings/groups/download-settings.tsx';
import { FolderSettings } from '../../features/settings/groups/folder-settings.tsx';
import { NetworkSettings } from '../../features/settings/groups/network-settings.tsx';
import { ServerSettings } from '../../features/settings/groups/server-settings.tsx';
import { UpdateSettings } from '../../features/settings/groups/update-settings.tsx';
import { WindowSettings } from '../../features/settings/groups/window-settings.tsx';
import { messages } from '../../words/messages.ts';
import { ViewHeading } from '../view-heading.tsx';

/** Everything a person can set, group by group; a new group is one line here. */
export function SettingsView() {
  const { names, leads } = messages.views;
  return (
    <>
      <ViewHeading title={names.settings} lead={leads.settings} />
      <DownloadSettings />
      <FolderSettings />
      <ChatSettings />
      <ServerSettings />
      <WindowSettings />
      <NetworkSettings />
      <UpdateSettings />
      <DiagnosticsSettings />
      <AboutSettings />
    </>
  );
}
