import type { MessageView } from '../../../src-preload/contract/chat.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Note } from '../../ui/note.tsx';
import { errorSentence } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';
import { BranchSwitch } from './branch-switch.tsx';
import { CopyButton } from './copy-button.tsx';
import { Markdown } from './markdown.tsx';
import { speedWords } from './speed-words.ts';
import { Thinking } from './thinking.tsx';

interface AnswerProps {
  readonly message: MessageView;
  /** Name of the model it is from, where that is known. */
  readonly modelName: string | null;
}

/** An answer of the model. */
export function Answer({ message, modelName }: AnswerProps) {
  const words = messages.chat;
  const { state, text, thinking } = message;
  const isRunning = state === 'waiting' || state === 'streaming';
  return (
    <article className="message message-model" aria-label={modelName ?? words.model} aria-busy={isRunning}>
      {message.leftOut > 0 && <p className="hint">{words.leftOut(message.leftOut)}</p>}
      {thinking !== null && thinking !== '' && <Thinking text={thinking} ms={message.thinkingMs} />}
      {text === '' && isRunning ? <Waiting /> : <Markdown text={text} />}
      {message.error !== null && (
        <Note tone="bad" role="alert">
          {errorSentence(message.error)}
        </Note>
      )}
      {!isRunning && <Afterwards message={message} />}
    </article>
  );
}

/** Three pulsing dots, with words for screen readers. */
function Waiting() {
  return (
    <p className="waiting">
      <span className="unseen">{messages.chat.waiting}</span>
      <span className="waiting-point" aria-hidden="true" />
      <span className="waiting-point" aria-hidden="true" />
      <span className="waiting-point" aria-hidden="true" />
    </p>
  );
}

function Afterwards({ message }: Pick<AnswerProps, 'message'>) {
  const words = messages.chat;
  const { state } = message;
  const speed = speedWords(message.tokensPerSecond);
  return (
    <div className="message-tools">
      <BranchSwitch branch={message.branch} />
      <CopyButton label={words.copy} text={() => message.text} />
      <IconButton
        icon="retry"
        label={words.regenerate}
        onPress={() => send('chat:regenerate', { messageId: message.id })}
      />
      {(state === 'length' || state === 'stopped') && (
        <Button
          kind="quiet"
          label={words.continue}
          onPress={() => send('chat:continue', { messageId: message.id })}
        />
      )}
      {state === 'stopped' && <span className="message-note">{words.stopped}</span>}
      {state === 'length' && <span className="message-note">{words.lengthEnded}</span>}
      {speed !== null && <span className="message-note">{speed}</span>}
    </div>
  );
}
