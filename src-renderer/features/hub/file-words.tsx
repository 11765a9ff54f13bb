import type { HubCheckView } from '../../../src-preload/contract/hub.ts';
import { messages } from '../../app/messages/messages.ts';
import { formatMemory } from '../../ui/format.ts';

interface FileWordsProps {
  /** Null until the file was looked into, or when it could not be. */
  readonly check: HubCheckView | null;
  readonly isReading: boolean;
}

/** What the beginning of the file told, in two sentences. */
export function FileWords({ check, isReading }: FileWordsProps) {
  const words = messages.hub;
  return (
    <p className="hub-check quiet" aria-live="polite">
      {isReading && words.checking}
      {check !== null && words.checked(formatMemory(check.memoryNeededBytes))}{' '}
      {check !== null &&
        check.contextLength !== null &&
        words.context(new Intl.NumberFormat(messages.locale).format(check.contextLength))}
    </p>
  );
}
