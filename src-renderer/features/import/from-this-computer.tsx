import './import.css';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { ByAdministrator } from '../admin-policy/by-administrator.tsx';
import { AddModel } from '../huggingface/add-model.tsx';
import { ImportList } from './import-list.tsx';
import { SearchResults } from './search-results.tsx';

/** Models that need no download: a file of the person's own, or one that another program has. */
export function FromThisComputer() {
  const words = messages.import;
  const isHubClosed = useSnapshot(({ policy }) => policy.hub);
  return (
    <section className="from-computer" aria-label={words.section} data-focus-scope="from-computer">
      <ImportList />
      <SearchResults />
      <div className="from-computer-ways">
        {!isHubClosed && <AddModel />}
        <Button
          kind="quiet"
          icon="folder"
          label={words.pick}
          onPress={() => send('import:pick', undefined)}
        />
        <Button
          kind="quiet"
          icon="search"
          label={words.look}
          onPress={() => send('search:start', undefined)}
        />
      </div>
      {isHubClosed && <ByAdministrator text={messages.policy.hub} />}
    </section>
  );
}
