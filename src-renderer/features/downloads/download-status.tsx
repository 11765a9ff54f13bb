import type { DownloadView, StateReason, Waiting } from '../../../src-preload/contract/downloads.ts';
import type { DownloadPhase } from '../../state/phase.ts';
import { formatCountdown } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { errorSentence } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';
import { useSecondsUntil } from './use-seconds-until.ts';
import { whenWords } from './when-words.ts';

interface DownloadStatusProps {
  readonly download: DownloadView;
  readonly phase: DownloadPhase;
}

/** A sentence on how the download stands, where the bar alone does not say it. */
export function DownloadStatus({ download, phase }: DownloadStatusProps) {
  if (download.waiting !== null && phase === 'retrying') return <Retrying waiting={download.waiting} />;
  if (phase === 'scheduled') return <Scheduled download={download} />;
  const text = sentenceOf(download, phase);
  if (text === null) return null;
  const tone = toneOf(download, phase);
  return tone === null ? <p className="quiet">{text}</p> : <Note tone={tone}>{text}</Note>;
}

function Retrying({ waiting }: { readonly waiting: Waiting }) {
  const seconds = useSecondsUntil(waiting.untilMs);
  const words = messages.downloads;
  const when = seconds > 0 ? words.retryIn(formatCountdown(seconds)) : words.retryNow;
  return (
    <Note tone="warn">
      {errorSentence(waiting.cause)} {when}
    </Note>
  );
}

function Scheduled({ download }: { readonly download: DownloadView }) {
  const untilMs = download.heldUntilMs ?? 0;
  // Tonight becomes today at midnight.
  const seconds = useSecondsUntil(untilMs);
  const words = messages.downloads;
  const when = whenWords(untilMs, untilMs - 1000 * seconds);
  const sentence = download.receivedBytes > 0 ? words.continuesAt(when) : words.startsAt(when);
  return <p className="quiet">{sentence}</p>;
}

/** Reasons that need only a click; others are obstacles and stand out. */
const calmReasons: readonly (StateReason | null)[] = [null, 'user', 'quit', 'interrupted'];

function toneOf({ reason }: DownloadView, phase: DownloadPhase): 'warn' | 'bad' | null {
  if (phase === 'failed') return 'bad';
  return phase === 'paused' && !calmReasons.includes(reason) ? 'warn' : null;
}

function sentenceOf({ reason, error }: DownloadView, phase: DownloadPhase): string | null {
  const words = messages.downloads;
  switch (phase) {
    case 'queued':
      return reason === 'interrupted' || reason === 'quit' ? words.queuedAfterRestart : words.queued;
    case 'paused':
      // Prefer the error; after a restart only the reason is known.
      return reason === 'needs-access' && error !== null
        ? messages.errors[error.code]
        : messages.pauseReasons[reason ?? 'user'];
    case 'checking':
      return words.checking;
    case 'installing':
      return words.installing;
    case 'failed': {
      const sentence = messages.errors[error?.code ?? 'internal'];
      return error?.code === 'target-occupied' ? `${sentence} ${words.replaceHint}` : sentence;
    }
    case 'scheduled':
    case 'downloading':
    case 'retrying':
    case 'ready':
      return null;
  }
}
