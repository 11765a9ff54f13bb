import { useSnapshot } from '../../state/hooks.ts';
import { shownDownloadIds } from '../../state/selectors.ts';
import { messages } from '../../words/messages.ts';
import { DownloadCard } from './download-card.tsx';

/** A card for every download that is under way. */
export function Downloads() {
  const ids = useSnapshot(shownDownloadIds);
  if (ids.length === 0) return null;
  return (
    <section className="section" aria-label={messages.downloads.section}>
      {ids.map((id) => (
        <DownloadCard key={id} id={id} />
      ))}
    </section>
  );
}
