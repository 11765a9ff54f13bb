import { AllDownloads } from '../../features/downloads/all-downloads.tsx';
import { Downloads } from '../../features/downloads/downloads.tsx';
import { ReadyModels } from '../../features/downloads/ready-models.tsx';
import { History } from '../../features/history/history.tsx';
import { useSnapshot } from '../../state/hooks.ts';
import { shownDownloadIds } from '../../state/selectors.ts';
import { addressOf } from '../../state/view.ts';
import { messages } from '../../words/messages.ts';
import { ViewHeading } from '../view-heading.tsx';

/** Current downloads and the history. */
export function DownloadsView() {
  const { names, leads, downloads: words } = messages.views;
  const isQuiet = useSnapshot(shownDownloadIds).length === 0;
  return (
    <>
      <ViewHeading title={names.downloads} lead={leads.downloads} />
      {isQuiet && (
        <p className="quiet">
          {words.none}{' '}
          <a className="quiet-link" href={addressOf('models')}>
            {words.choose}
          </a>
        </p>
      )}
      <ReadyModels />
      <AllDownloads />
      <Downloads />
      <History />
    </>
  );
}
