import type { LibraryRequestOutput, ReadingView } from '../../../src-preload/contract/library.ts';
import type { RequestInput } from '../../../src-preload/contract/requests.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, percentOf, speakPercent } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { messages } from '../../words/messages.ts';

type Stop = Extract<keyof LibraryRequestOutput, 'library:stop-reading' | 'library:stop-examining'>;

interface ReadingProps<R extends Stop> {
  readonly reading: ReadingView;
  /** What stops it. */
  readonly stop: { readonly name: R; readonly payload: RequestInput<R> };
}

/** How far the reading of a file is, and the way to stop it. */
export function Reading<R extends Stop>({ reading, stop }: ReadingProps<R>) {
  const words = messages.library;
  const { kind, doneBytes, totalBytes } = reading;
  const percent = percentOf(doneBytes, totalBytes) ?? 0;
  return (
    <div className="reading">
      <p className="reading-words">
        {kind === 'checking' ? words.checking : words.preparing}
        {': '}
        {words.read(formatBytes(doneBytes), formatBytes(totalBytes))}
      </p>
      <ProgressBar
        label={kind === 'checking' ? words.checking : words.preparing}
        percent={percent}
        share={totalBytes > 0 ? doneBytes / totalBytes : 0}
        valueText={speakPercent(percent)}
        isMoving
      />
      <Button icon="cancel" label={words.stop} onPress={() => send(stop.name, stop.payload)} />
    </div>
  );
}
