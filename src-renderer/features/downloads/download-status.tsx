import type { DownloadView, StateReason, Waiting } from '../../../src-preload/contract/downloads.ts';
import { messages } from '../../app/messages/messages.ts';
import { formatCountdown } from '../../ui/format.ts';
import type { DownloadPhase } from './phase.ts';
import { useSecondsUntil } from './use-seconds-until.ts';

interface DownloadStatusProps {
  readonly download: DownloadView;
  readonly phase: DownloadPhase;
}

/** A sentence on how the download stands, where the bar alone does not say it. */
export function DownloadStatus({ download, phase }: DownloadStatusProps) {
  if (download.waiting !== null && phase === 'retrying') return <Retrying waiting={download.waiting} />;
  const text = sentenceOf(download, phase);
  if (text === null) return null;
  return <p className={`download-status ${looksOf(download, phase)}`}>{text}</p>;
}

function Retrying({ waiting }: { readonly waiting: Waiting }) {
  const seconds = useSecondsUntil(waiting.untilMs);
  const words = messages.downloads;
  const when = seconds > 0 ? words.retryIn(formatCountdown(seconds)) : words.retryNow;
  return (
    <p className="download-status download-obstacle">
      {messages.errors[waiting.cause.code]} {when}
    </p>
  );
}

/** Reasons that ask for nothing but a click; every other is an obstacle that should be seen. */
const calmReasons: readonly (StateReason | null)[] = [null, 'user', 'quit', 'interrupted'];

function looksOf({ reason }: DownloadView, phase: DownloadPhase): string {
  if (phase === 'failed') return 'download-problem';
  return phase === 'paused' && !calmReasons.includes(reason) ? 'download-obstacle' : '';
}

function sentenceOf({ reason, error }: DownloadView, phase: DownloadPhase): string | null {
  const words = messages.downloads;
  switch (phase) {
    case 'queued':
      return reason === 'interrupted' || reason === 'quit' ? words.queuedAfterRestart : words.queued;
    case 'paused':
      return messages.pauseReasons[reason ?? 'user'];
    case 'checking':
      return words.checking;
    case 'installing':
      return words.installing;
    case 'failed': {
      const sentence = messages.errors[error?.code ?? 'internal'];
      return error?.code === 'target-occupied' ? `${sentence} ${words.replaceHint}` : sentence;
    }
    case 'downloading':
    case 'retrying':
    case 'ready':
      return null;
  }
}
