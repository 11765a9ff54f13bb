import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { AddDialog } from '../huggingface/add-dialog.tsx';
import { FoundModels } from '../huggingface/found-models.tsx';
import { LookUpStatus } from '../huggingface/look-up-status.tsx';
import { Problem } from '../huggingface/problem.tsx';
import { type HubSearch, isAddress } from './use-hub-search.ts';

interface FoundOnHubProps {
  readonly text: string;
  readonly hub: HubSearch;
}

/** What Hugging Face has for these words, once it was asked. */
export function FoundOnHub({ text, hub }: FoundOnHubProps) {
  const { lookUp, asked, opened } = hub;
  const words = messages.hub.search;
  const wanted = text.trim();
  const isLink = isAddress(wanted);
  const hasResults = asked === wanted && !isLink;
  const ask = (): void => hub.ask(wanted);
  return (
    <section className="section" aria-label={words.title} data-focus-scope="search-hub">
      <h2 className="view-part">{words.title}</h2>
      {!hasResults && (
        <div>
          <Button
            icon={isLink ? 'link' : 'search'}
            label={isLink ? words.offerLink : words.offer(wanted)}
            onPress={ask}
          />
        </div>
      )}
      {hasResults && (
        <>
          <LookUpStatus lookUp={lookUp} />
          {lookUp.problem !== null && <Problem error={lookUp.problem} offerId={null} onAgain={ask} />}
          <FoundModels lookUp={lookUp} />
        </>
      )}
      {opened !== null && <AddDialog wanted={opened} onClose={hub.close} />}
    </section>
  );
}
