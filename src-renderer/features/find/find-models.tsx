import './find.css';
import { type ReactNode, useState } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { messages } from '../../words/messages.ts';
import { FindEverywhere } from './find-everywhere.tsx';
import { useHubSearch } from './use-hub-search.ts';

/**
 * One field over everything: the person's models, those of other programs, those to download, and Hugging Face, which
 * only Enter or its button asks.
 * @param props.children what is shown while nothing is searched for
 */
export function FindModels({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  const hub = useHubSearch();
  const isHubClosed = useSnapshot(({ policy }) => policy.hub);
  const words = messages.views.models;
  return (
    <>
      <SearchField
        label={words.find}
        placeholder={words.findExample}
        value={text}
        onChange={setText}
        {...(isHubClosed ? {} : { onSubmit: () => hub.ask(text) })}
      />
      {text.trim() === '' ? children : <FindEverywhere text={text} hub={isHubClosed ? null : hub} />}
    </>
  );
}
