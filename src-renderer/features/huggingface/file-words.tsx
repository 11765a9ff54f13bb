import type { Fit } from '../../../src-preload/contract/computer.ts';
import type { HubCheckView } from '../../../src-preload/contract/huggingface.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { formatMemory, memoryAsSold } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

interface FileWordsProps {
  /** Null until the file was looked into, or when it could not be. */
  readonly check: HubCheckView | null;
  readonly isReading: boolean;
}

/** What the beginning of the file told, in a few sentences. */
export function FileWords({ check, isReading }: FileWordsProps) {
  const words = messages.hub;
  const memory = useSnapshot(({ computer }) => computer.totalMemoryBytes);
  const sentences: string[] = isReading ? [words.checking] : [];
  if (check !== null) {
    const needed = formatMemory(check.memoryNeededBytes);
    if (check.verdict === 'comfortable') sentences.push(words.checked(needed));
    sentences.push(fitOf(check.verdict, needed, formatMemory(memoryAsSold(memory))));
    if (check.contextLength !== null) {
      sentences.push(words.context(new Intl.NumberFormat(messages.locale).format(check.contextLength)));
    }
  }
  return (
    <p className="hub-check quiet" aria-live="polite">
      {sentences.join(' ')}
    </p>
  );
}

function fitOf(verdict: Fit | null, needed: string, memory: string): string {
  switch (verdict) {
    case 'comfortable':
      return messages.models.fitComfortable;
    case 'tight':
      return messages.models.fitTight(needed, memory);
    case 'too-big':
      return messages.models.fitTooBig(needed, memory);
    case null:
      return messages.hub.sizeUnknown;
  }
}
