import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { messages } from '../../words/messages.ts';
import { giveToken } from './access.ts';

/** A field for the token, in place. @param onGiven called when main has taken it */
export function TokenForm({ onGiven }: { readonly onGiven?: (() => unknown) | undefined }) {
  const words = messages.hub;
  const [token, setToken] = useState('');
  const [isOdd, setIsOdd] = useState(false);
  const give = async (): Promise<void> => {
    const answer = await giveToken(token.trim());
    setIsOdd(!answer.ok);
    if (!answer.ok) return;
    setToken('');
    await onGiven?.();
  };
  return (
    <>
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
    </>
  );
}
