import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { messages } from '../../words/messages.ts';
import { giveToken, useAccess } from './access.ts';

interface TokenEntryProps {
  /** Where the terms are accepted. */
  readonly page: string;
  /** Null: there is no way to open it from here. */
  readonly onOpenPage: (() => Promise<void>) | null;
  /** Called when main has taken the token. */
  readonly onGiven?: () => unknown;
}

/** What to accept and where, and a field for the token, in place. */
export function TokenEntry({ page, onOpenPage, onGiven }: TokenEntryProps) {
  const words = messages.hub;
  const [token, setToken] = useState('');
  const [isOdd, setIsOdd] = useState(false);
  const { hasToken, isRefused } = useAccess();
  const give = async (): Promise<void> => {
    const answer = await giveToken(token.trim());
    setIsOdd(!answer.ok);
    if (!answer.ok) return;
    setToken('');
    await onGiven?.();
  };
  return (
    <section className="hub-access" aria-label={words.access}>
      {hasToken && <p>{isRefused ? words.tokenInvalid : words.tokenRefused}</p>}
      <ol className="hub-steps">
        {words.accessSteps(page).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {onOpenPage !== null && (
        <div className="card-actions">
          <Button label={words.openPage} onPress={onOpenPage} />
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
