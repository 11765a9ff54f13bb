import type { LibraryEntryView } from '../../../src-preload/contract/library.ts';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** A sentence about something that is not as it should be. */
export interface Trouble {
  readonly text: string;
  readonly tone: 'quiet' | 'warning' | 'problem';
}

/** What there is to say of an installed file beyond that it is right. Pure. @param date when it was last verified */
export function troubleOf(
  { state, damagedBytes, canRepair, error, reading }: LibraryEntryView,
  date: string,
): readonly Trouble[] {
  const words = messages.library;
  const said: Trouble[] = [];
  if (error !== null && reading === null && state !== 'drive-missing') {
    said.push({ text: messages.errors[error.code], tone: 'problem' });
  }
  switch (state) {
    case 'present':
      return said;
    case 'changed':
      return [...said, { text: words.changed(date), tone: 'warning' }];
    case 'drive-missing':
      return [...said, { text: words.driveMissing, tone: 'quiet' }];
    case 'missing':
    case 'damaged': {
      const isPart = state === 'damaged' && damagedBytes !== null && canRepair;
      const text =
        state === 'missing'
          ? words.missing
          : isPart
            ? words.damagedPart(formatBytes(damagedBytes))
            : words.damaged;
      return [...said, { text: canRepair ? text : `${text} ${words.noSource}`, tone: 'problem' }];
    }
  }
}
