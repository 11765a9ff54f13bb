import './downloads.css';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { shownDownloadIds } from '../../state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { formatDuration, formatRate } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { summaryOf } from './summary.ts';
import { whenWords } from './when-words.ts';

/** All downloads in one line: how fast, how long, and the buttons for all of them. Of one, its card tells as much. */
export function AllDownloads() {
  const ids = useSnapshot(shownDownloadIds);
  const all = useSnapshot((snapshot) => snapshot.downloads);
  const words = messages.downloads.all;
  const { count, bytesPerSecond, secondsLeft, heldUntilMs, pausable, resumable } = summaryOf(
    all.filter(({ id }) => ids.includes(id)),
  );
  if (pausable.length + resumable.length < 2) return null;
  const duration = secondsLeft === null ? null : formatDuration(secondsLeft);
  const facts = [
    words.count(count),
    ...(heldUntilMs === null ? [] : [words.scheduled(count, whenWords(heldUntilMs, Date.now()))]),
    ...(bytesPerSecond > 0 ? [formatRate(bytesPerSecond)] : []),
    ...(duration === null ? [] : [messages.downloads.timeLeft(duration)]),
  ];
  const toAll = (request: 'download:pause' | 'download:resume', wanted: readonly string[]) => () => {
    for (const id of wanted) void send(request, { id });
  };
  return (
    <section className="all-downloads" aria-label={words.section}>
      <p className="all-downloads-facts">
        {facts.map((fact) => (
          <span key={fact} className="download-fact">
            {fact}
          </span>
        ))}
      </p>
      {pausable.length > 0 ? (
        <Button icon="pause" label={words.pause} onPress={toAll('download:pause', pausable)} />
      ) : (
        <Button icon="resume" label={words.resume} onPress={toAll('download:resume', resumable)} />
      )}
    </section>
  );
}
