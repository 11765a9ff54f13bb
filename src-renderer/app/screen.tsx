import './screen.css';
import { ThisComputer } from '../features/computer/this-computer.tsx';
import { Downloads } from '../features/downloads/downloads.tsx';
import { MoveCard } from '../features/folder/move-card.tsx';
import { DropZone } from '../features/import/drop-zone.tsx';
import { FromThisComputer } from '../features/import/from-this-computer.tsx';
import { ImportDialog } from '../features/import/import-dialog.tsx';
import { InstalledModels } from '../features/installed/installed-models.tsx';
import { Removals } from '../features/installed/removals.tsx';
import { UnknownFiles } from '../features/library/unknown-files.tsx';
import { ModelChoice } from '../features/models/model-choice.tsx';
import { Notices } from '../features/notices/notices.tsx';
import { Settings } from '../features/settings/settings.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { Announcer } from './announcer.tsx';
import { PageHeader } from './page-header.tsx';
import { PageHeading } from './page-heading.tsx';

/** The one screen: what is going on comes first, what could be done comes after. */
export function Screen() {
  return (
    <>
      <div className="screen">
        <PageHeader />
        <main className="screen-main">
          <Notices />
          <Removals />
          <PageHeading />
          <Downloads />
          <MoveCard />
          <InstalledModels />
          <ModelChoice />
          <FromThisComputer />
          <ThisComputer />
          <UnknownFiles />
        </main>
        <Settings />
      </div>
      <ImportDialog />
      <DropZone />
      <Toasts />
      <Announcer />
    </>
  );
}
