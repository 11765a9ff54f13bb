import type { StoryView } from '../../../src-preload/contract/library.ts';
import { messages } from '../../app/messages/messages.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { formatBytes, formatDateTime } from '../../ui/format.ts';
import { momentWords } from './story-words.ts';

const words = messages.library.history;

function toneOf(state: StoryView['state']): BadgeTone {
  if (state === 'complete') return 'good';
  return state === 'failed' ? 'bad' : 'plain';
}

/** One download, unfolded into what happened when. */
export function Story({ story }: { readonly story: StoryView }) {
  const size = story.bytes === null ? '' : ` · ${formatBytes(story.bytes)}`;
  return (
    <li className="story">
      <details>
        <summary className="story-head">
          <span className="story-name">{story.name}</span>
          <Badge tone={toneOf(story.state)}>{words.steps[story.state]}</Badge>
          <span className="story-facts">
            {words.started(formatDateTime(story.startedAtMs))}
            {size}
          </span>
        </summary>
        <p className="path story-source">{story.source}</p>
        <ol className="story-moments">
          {story.moments.map((moment) => (
            <li key={moment.seq} className="story-moment">
              <time className="quiet" dateTime={new Date(moment.atMs).toISOString()}>
                {formatDateTime(moment.atMs)}
              </time>
              <span>{momentWords(moment)}</span>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
