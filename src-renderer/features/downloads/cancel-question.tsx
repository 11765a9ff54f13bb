import { useId } from 'react';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';

/** Asked in place, before much is thrown away. The harmless answer comes first and takes the focus; Escape means it. */
export function CancelQuestion({ id, onKeep }: { readonly id: string; readonly onKeep: () => void }) {
  const questionId = useId();
  const words = messages.downloads;
  return (
    <fieldset
      className="cancel-question"
      aria-labelledby={questionId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onKeep();
      }}
    >
      <p id={questionId} className="cancel-question-text">
        {words.cancelQuestion}
      </p>
      <div className="card-actions">
        <Button label={words.keepDownloading} describedBy={questionId} onPress={onKeep} />
        <Button kind="danger" label={words.cancelDownload} onPress={() => send('download:cancel', { id })} />
      </div>
    </fieldset>
  );
}
