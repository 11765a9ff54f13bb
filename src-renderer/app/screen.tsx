import './screen.css';
import { Downloads } from '../features/downloads/downloads.tsx';
import { AddModel } from '../features/hub/add-model.tsx';
import { InstalledModels } from '../features/installed/installed-models.tsx';
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
          <PageHeading />
          <Downloads />
          <InstalledModels />
          <ModelChoice />
          <AddModel />
        </main>
        <Settings />
      </div>
      <Toasts />
      <Announcer />
    </>
  );
}
