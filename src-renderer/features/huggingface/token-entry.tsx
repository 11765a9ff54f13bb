import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { useAccess } from './access.ts';
import { TokenForm } from './token-form.tsx';

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
  const { hasToken, isRefused } = useAccess();
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
      <TokenForm onGiven={onGiven} />
    </section>
  );
}
