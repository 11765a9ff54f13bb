import type { ImportView } from '../../../src-preload/contract/storage.ts';
import { send } from '../../state/commands.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { formatBytes, percentOf } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { errorSentence } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';

/** A file on its way into the library, or why it stopped. */
export function ImportCard({ arrival }: { readonly arrival: ImportView }) {
  const { id, name, state, stage } = arrival;
  const words = messages.import;
  const badge = state === 'running' ? words[stage] : words[state];
  return (
    <Card
      title={name}
      focusScope={`import:${id}`}
      badge={<Badge tone={state === 'failed' ? 'bad' : 'accent'}>{badge}</Badge>}
    >
      {state === 'failed' ? <Failure arrival={arrival} /> : <Progress arrival={arrival} />}
    </Card>
  );
}

function Progress({ arrival }: { readonly arrival: ImportView }) {
  const { id, doneBytes, totalBytes, state } = arrival;
  const words = messages.import;
  const amounts = words.amounts(formatBytes(doneBytes), formatBytes(totalBytes));
  return (
    <div className="stack">
      <ProgressBar
        label={words.progress}
        percent={percentOf(doneBytes, totalBytes)}
        share={totalBytes === 0 ? 0 : doneBytes / totalBytes}
        valueText={amounts}
        isMoving={state === 'running'}
      />
      <p className="quiet">{amounts}</p>
      <div className="card-actions">
        <Button icon="cancel" label={words.cancel} onPress={() => send('import:cancel', { id })} />
      </div>
    </div>
  );
}

function Failure({ arrival: { id, error } }: { readonly arrival: ImportView }) {
  const words = messages.import;
  if (error === null) return null;
  const canRetry = error.code !== 'already-installed';
  return (
    <>
      <p role="status">
        {errorSentence(error)} {words.nothingChanged}
      </p>
      <div className="card-actions">
        {canRetry && <Button icon="retry" label={words.retry} onPress={() => send('import:retry', { id })} />}
        <Button label={words.dismiss} onPress={() => send('import:cancel', { id })} />
      </div>
      <Details
        facts={[
          { name: messages.details.code, value: error.code, looks: 'path' },
          { name: messages.details.message, value: error.message },
        ]}
      />
    </>
  );
}
