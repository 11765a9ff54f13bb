import { useSnapshot } from '../../state/hooks.ts';
import { messages } from '../../words/messages.ts';
import { FoundRow } from '../import/found-row.tsx';
import { findElsewhere } from './find-here.ts';

/** Models of other programs that these words find, once somebody had Noggin look for them. */
export function FoundElsewhere({ text }: { readonly text: string }) {
  const search = useSnapshot(({ storage }) => storage.search);
  const found = findElsewhere([...search.found, ...search.unlisted], text);
  if (found.length === 0) return null;
  const words = messages.views.models;
  return (
    <section className="section" aria-label={words.elsewhereFound}>
      <h2 className="view-part">{words.elsewhereFound}</h2>
      <ul className="found-list">
        {found.map((one) => (
          <FoundRow key={one.id} found={one} />
        ))}
      </ul>
    </section>
  );
}
