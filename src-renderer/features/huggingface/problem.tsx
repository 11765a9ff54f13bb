import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { formatCountdown } from '../../ui/format.ts';
import { errorSentence } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';
import { TokenEntry } from './token-entry.tsx';

interface ProblemProps {
  readonly error: ErrorView;
  /** What was found before, when something was: its page can be opened. */
  readonly offerId: string | null;
  readonly onAgain: () => unknown;
}

/** Errors that a retry cannot change: the text must change. */
const final: readonly string[] = [
  'link-unreadable',
  'no-model-files',
  'already-installed',
  'quantization-missing',
  'file-gone',
  'not-a-model-file',
  'part-missing',
  'too-many-files',
  'companion-file',
  'not-a-model',
  'not-found',
  'not-on-mirror',
];

/** The error beside the field, with a way on. */
export function Problem({ error, offerId, onAgain }: ProblemProps) {
  const words = messages.hub;
  const waitSeconds = error.details?.['waitSeconds'];
  const wait = typeof waitSeconds === 'number' ? ` ${words.waitSeconds(formatCountdown(waitSeconds))}` : '';
  const isAccess = error.code === 'needs-access';
  // Only the hub gives tokens; another server that refuses has no use for one.
  const page = error.details?.['page'];
  return (
    <div className="hub-problem">
      <p role="alert" className="hub-problem-text">
        {errorSentence(error)}
        {wait}
      </p>
      {isAccess && typeof page === 'string' && (
        <TokenEntry
          page={page}
          onOpenPage={offerId === null ? null : () => send('hub:open-page', { offerId })}
          onGiven={onAgain}
        />
      )}
      {!isAccess && !final.includes(error.code) && (
        <Button icon="retry" label={messages.plain.tryAgain} onPress={onAgain} />
      )}
      <Details
        facts={[
          { name: messages.details.code, value: error.code, looks: 'path' },
          { name: messages.details.message, value: error.message },
        ]}
      />
    </div>
  );
}
