import { Disclosure } from '../../ui/disclosure.tsx';
import { formatCountdown } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { Markdown } from './markdown.tsx';

interface ThinkingProps {
  readonly text: string;
  /** Milliseconds; null while it goes on. */
  readonly ms: number | null;
}

/** What the model thought before it answered, folded away. */
export function Thinking({ text, ms }: ThinkingProps) {
  const words = messages.chat;
  const title =
    ms === null ? words.thinking : words.thoughtFor(formatCountdown(Math.max(1, Math.round(ms / 1000))));
  return (
    <Disclosure title={title}>
      <Markdown text={text} />
    </Disclosure>
  );
}
