import { useState } from 'react';
import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { giveToken, useAccess } from './access.ts';

interface TokenEntryProps {
  readonly error: ErrorView;
  readonly offerId: string | null;
  readonly onGiven: () => unknown;
}

/** What to accept and where, and a field for the token, in place. */
export function TokenEntry({ error, offerId, onGiven }: TokenEntryProps) {
  const words = messages.hub;
  const [token, setToken] = useState('');
  const [isOdd, setIsOdd] = useState(false);
  const { hasToken } = useAccess();
  const page = error.details?.['page'];
  // Only the hub gives tokens; another server that refuses has no use for one.
  if (typeof page !== 'string') return null;
  const give = async (): Promise<void> => {
    const answer = await giveToken(token.trim());
    setIsOdd(!answer.ok);
    if (!answer.ok) return;
    setToken('');
    await onGiven();
  };
  return (
    <section className="hub-access" aria-label={words.access}>
      {hasToken && <p>{words.tokenRefused}</p>}
      <ol className="hub-steps">
        {words.accessSteps(page).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {offerId !== null && (
        <div className="card-actions">
          <Button label={words.openPage} onPress={() => send('hub:open-page', { offerId })} />
        </div>
      )}
      <form
        className="hub-form"
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <TextField label={words.tokenField} isSecret value={token} maxLength={400} onChange={setToken} />
        <Button kind="primary" label={words.useToken} onPress={give} />
      </form>
      {isOdd && <p role="alert">{words.tokenOdd}</p>}
      <p className="hint">{words.tokenHint}</p>
    </section>
  );
}
