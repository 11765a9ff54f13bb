import { useEffect, useRef } from 'react';
import type { LanguageChoice } from '../../../src-preload/contract/language.ts';
import { languageChoices, languageFacts } from '../../../src-preload/contract/language.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { SelectRow } from '../../ui/select-row.tsx';
import { messages } from '../../words/messages.ts';

import { rememberPlace, returnToPlace } from './language-position.ts';

/** Which language Noggin speaks. Another one loads the page again, which comes back to this row. */
export function LanguageRow() {
  const place = useRef<HTMLDivElement>(null);
  const language = useSnapshot(({ settings }) => settings.language);
  useEffect(() => {
    const row = place.current;
    if (row === null) return;
    returnToPlace(row);
    const onLeave = (): void => rememberPlace(row);
    window.addEventListener('pagehide', onLeave);
    return () => window.removeEventListener('pagehide', onLeave);
  }, []);
  return (
    <div ref={place}>
      <SelectRow
        label={messages.settings.language}
        value={language}
        choices={languageChoices.map((choice) => [choice, nameOf(choice)])}
        onChange={(chosen) => send('settings:change', { language: chosen })}
      />
    </div>
  );
}

/** Languages are called what they call themselves: whoever looks for theirs reads no other. */
function nameOf(choice: LanguageChoice): string {
  return choice === 'system' ? messages.settings.languageOfSystem : languageFacts[choice].name;
}
