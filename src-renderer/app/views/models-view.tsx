import { useState } from 'react';
import { Browse } from '../../features/browse/browse.tsx';
import { FindModels } from '../../features/find/find-models.tsx';
import { FromThisComputer } from '../../features/import/from-this-computer.tsx';
import { SortedModels } from '../../features/installed/sorted-models.tsx';
import { UnknownFiles } from '../../features/library/unknown-files.tsx';
import { useSnapshot } from '../../state/hooks.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { messages } from '../../words/messages.ts';
import { ViewHeading } from '../view-heading.tsx';

type ModelsTab = 'mine' | 'discover';

/** The tab last chosen, kept while views come and go; null: none was. */
let chosenBefore: ModelsTab | null = null;

/** One search over everything; below it installed models and models to download as tabs, and the ways to add one's own. */
export function ModelsView() {
  const { names, leads, models: words } = messages.views;
  const hasAny = useSnapshot(({ installed, library }) => installed.length + library.unknownFiles.length > 0);
  const [chosen, setChosen] = useState(chosenBefore);
  const choose = (tab: ModelsTab): void => {
    chosenBefore = tab;
    setChosen(tab);
  };
  return (
    <>
      <ViewHeading title={names.models} lead={leads.models} />
      <FindModels>
        <FromThisComputer />
        <Tabs
          label={words.tabs}
          // Until somebody chooses: the first model that arrives is shown.
          selected={chosen ?? (hasAny ? 'mine' : 'discover')}
          onSelect={choose}
          tabs={[
            { id: 'mine', name: words.mine, content: <Mine hasAny={hasAny} /> },
            { id: 'discover', name: words.discover, content: <Browse /> },
          ]}
        />
      </FindModels>
    </>
  );
}

function Mine({ hasAny }: { readonly hasAny: boolean }) {
  if (!hasAny) return <p className="quiet">{messages.views.models.noneYet}</p>;
  return (
    <>
      <SortedModels />
      <UnknownFiles />
    </>
  );
}
