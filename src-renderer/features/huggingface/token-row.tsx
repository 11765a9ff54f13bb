import '../../ui/select-row.css';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { forgetToken, useAccess } from './access.ts';

/** The token's row in the settings: its state, where it is kept, and Remove. */
export function TokenRow() {
  const { hasToken, kept, isRefused } = useAccess();
  const words = messages.hub;
  const kind = kept === 'memory' ? words.keptInMemory : words.keptSafely;
  return (
    <div className="select-row select-row-apart">
      <div>
        <span>{words.tokenSetting}</span>
        <p className="hint">{hasToken ? kind : words.tokenNone}</p>
        {isRefused && <p>{words.tokenInvalid}</p>}
      </div>
      {hasToken && <Button label={words.removeToken} onPress={forgetToken} />}
    </div>
  );
}
