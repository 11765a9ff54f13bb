import { useSnapshot } from '../../state/hooks.ts';
import { shownInstalled } from '../../state/selectors.ts';
import { messages } from '../../words/messages.ts';
import { Browse } from '../browse/browse.tsx';
import { MineList } from '../installed/mine-list.tsx';
import { findInstalled } from './find-here.ts';
import { FoundElsewhere } from './found-elsewhere.tsx';
import { FoundOnHub } from './found-on-hub.tsx';
import type { HubSearch } from './use-hub-search.ts';

interface FindEverywhereProps {
  readonly text: string;
  /** Null where an administrator closed it. */
  readonly hub: HubSearch | null;
}

/** What these words find: among the person's models, those of other programs, those to download, and on Hugging Face. */
export function FindEverywhere({ text, hub }: FindEverywhereProps) {
  const installed = useSnapshot(shownInstalled);
  const models = useSnapshot((snapshot) => snapshot.models);
  const mine = findInstalled(installed, models, text);
  const words = messages.views.models;
  return (
    <div className="find-everywhere">
      {mine.length > 0 && (
        <section className="section" aria-label={words.mineFound}>
          <h2 className="view-part">{words.mineFound}</h2>
          <MineList models={mine} isAll={false} />
        </section>
      )}
      <FoundElsewhere text={text} />
      <Browse text={text} />
      {hub !== null && <FoundOnHub text={text} hub={hub} />}
    </div>
  );
}
