import { useState } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { AddDialog } from '../huggingface/add-dialog.tsx';

/** Offers to search Hugging Face for what the list was searched for; silent where an administrator closed it. */
export function SearchHub({ text }: { readonly text: string }) {
  const [asked, setAsked] = useState<string | null>(null);
  const isClosed = useSnapshot(({ policy }) => policy.hub);
  const words = messages.hub.search;
  const trimmed = text.trim().slice(0, 200);
  if (isClosed) return null;
  return (
    <div data-focus-scope="search-hub">
      {trimmed !== '' && (
        <Button icon="link" label={words.offer(trimmed)} onPress={() => setAsked(trimmed)} />
      )}
      {asked !== null && <AddDialog asked={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
