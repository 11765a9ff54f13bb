import '../../ui/select-row.css';
import './hub.css';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { forgetToken, useAccess } from './access.ts';
import { TokenForm } from './token-form.tsx';

/** Scope of the field, which takes the focus when it comes. */
const tokenScope = 'token';

/** The token's row in the settings: its state, where it is kept, Enter and Remove. */
export function TokenRow() {
  const { hasToken, kept, isRefused } = useAccess();
  const [isEntering, setIsEntering] = useState(false);
  const words = messages.hub;
  const kind = kept === 'memory' ? words.keptInMemory : words.keptSafely;
  return (
    <>
      <div className="select-row select-row-apart">
        <div>
          <span>{words.tokenSetting}</span>
          <p className="hint">{hasToken ? kind : words.tokenNone}</p>
          {isRefused && <p>{words.tokenInvalid}</p>}
        </div>
        {hasToken ? (
          <Button label={words.removeToken} onPress={forgetToken} />
        ) : (
          !isEntering && (
            <Button label={words.enterToken} focusNext={tokenScope} onPress={() => setIsEntering(true)} />
          )
        )}
      </div>
      {isEntering && !hasToken && (
        <div data-focus-scope={tokenScope}>
          <TokenForm onGiven={() => setIsEntering(false)} />
        </div>
      )}
    </>
  );
}
