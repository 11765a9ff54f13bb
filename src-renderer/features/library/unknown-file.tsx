import type { UnknownFileView } from '../../../src-preload/contract/library.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatDateTime } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { errorSentence } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';
import { Reading } from '../installed/reading.tsx';
import { removalScope } from '../installed/removals.tsx';

/** One file nobody knows: what it seems to be, and what can become of it. */
export function UnknownFile({ file }: { readonly file: UnknownFileView }) {
  const words = messages.library.unknown;
  const { id, name, bytes, modifiedAtMs, isYoung, reading, error } = file;
  return (
    <li className="unknown-file">
      <h3 className="unknown-name">
        <bdi>{name}</bdi>
      </h3>
      <p className="quiet">{words.changedOn(formatBytes(bytes), formatDateTime(modifiedAtMs))}</p>
      {file.finding === 'unverified' ? <Note tone="warn">{whatItIs(file)}</Note> : <p>{whatItIs(file)}</p>}
      {isYoung && file.kind === 'partial' && <p className="quiet">{words.young}</p>}
      {error !== null && <Note tone="bad">{errorSentence(error)}</Note>}
      {reading === null ? (
        <div className="card-actions">
          <WayOn file={file} />
          <Button
            label={words.remove}
            focusNext={removalScope}
            onPress={() => send('library:remove-file', { id })}
          />
        </div>
      ) : (
        <Reading reading={reading} stop={{ name: 'library:stop-examining', payload: { id } }} />
      )}
    </li>
  );
}

function whatItIs({ kind, finding, beginsModel }: UnknownFileView): string {
  const words = messages.library.unknown;
  if (kind === 'partial') return beginsModel === null ? words.partial : words.beginsModel(beginsModel);
  switch (finding) {
    case 'unread':
      return words.unread;
    case 'unverified':
      return words.unverified;
    case 'not-a-model':
      return words.notAModel;
    case 'have-it-already':
      return words.haveItAlready;
  }
}

function WayOn({ file: { id, kind, finding, beginsModel } }: { readonly file: UnknownFileView }) {
  const words = messages.library.unknown;
  const adopt = () => send('library:adopt-file', { id });
  if (kind === 'partial') return beginsModel === null ? null : <Button label={words.goOn} onPress={adopt} />;
  if (finding === 'unread') {
    return <Button label={words.examine} onPress={() => send('library:examine-file', { id })} />;
  }
  return finding === 'unverified' ? <Button label={words.adopt} onPress={adopt} /> : null;
}
