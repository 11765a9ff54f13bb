import type { StoryLineView } from '../../../src-preload/contract/library.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { formatBytes, formatDateTime } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { stepWords } from './story-words.ts';

const words = messages.library.history;

function toneOf(state: StoryLineView['state']): BadgeTone {
  if (state === 'complete') return 'good';
  return state === 'failed' ? 'bad' : 'plain';
}

interface HistoryLineProps {
  /** Undefined while it is on its way. */
  readonly line: StoryLineView | undefined;
  readonly isActive: boolean;
  readonly onOpen: (line: StoryLineView) => void;
}

/** One download of the history, as high as every other; pressed, it tells what happened. */
export function HistoryLine({ line, isActive, onOpen }: HistoryLineProps) {
  return (
    <button
      type="button"
      className="history-line"
      tabIndex={isActive ? 0 : -1}
      onClick={() => line !== undefined && onOpen(line)}
    >
      {line === undefined ? (
        <span className="quiet">{messages.views.history.pending}</span>
      ) : (
        <>
          <span className="history-name">{line.name}</span>
          <Badge tone={toneOf(line.state)}>{stepWords(line.state, line.isScheduled)}</Badge>
          <span className="history-facts">
            {words.started(formatDateTime(line.startedAtMs))}
            {line.bytes === null ? '' : ` · ${formatBytes(line.bytes)}`}
          </span>
        </>
      )}
    </button>
  );
}
