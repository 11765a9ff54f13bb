import './composer.css';
import { useState } from 'react';
import { detach, openChat, useChats } from '../../state/chats.ts';
import { request, send } from '../../state/commands.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Note } from '../../ui/note.tsx';
import { errorSentence } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';
import { TextBox } from './text-box.tsx';

interface ComposerProps {
  readonly placeholder: string;
  /** The conversation to ask in; null begins one. */
  readonly chatId: string | null;
  readonly isAnswering: boolean;
  readonly isFocused?: boolean;
  /** The arrow up in an empty box. */
  readonly onUp?: () => void;
  /** Called when a question was asked. */
  readonly onAsked?: () => void;
}

/** The text box with its attachments and the Stop button. */
export function Composer({ placeholder, chatId, isAnswering, isFocused, onUp, onAsked }: ComposerProps) {
  const words = messages.chat;
  const [text, setText] = useState('');
  const attachments = useChats((state) => state.attachments);
  const problem = useChats((state) => state.attachError);
  const ask = async (): Promise<void> => {
    if (text.trim() === '' || isAnswering) return;
    const answer = await request('chat:send', { chatId, text, attachments: [...attachments] });
    // Keeps a rejected question in the box.
    if (!answer.ok) return;
    setText('');
    detach(null);
    openChat(answer.value.chatId);
    onAsked?.();
  };
  return (
    <div className="composer">
      {attachments.length > 0 && (
        <ul className="attachments" aria-label={words.attachments}>
          {attachments.map(({ name, text: content }) => (
            <li key={name} className="attachment">
              <bdi>{name}</bdi>
              <span className="quiet">{words.letters(content.length)}</span>
              <IconButton icon="cancel" label={words.detach(name)} onPress={() => detach(name)} />
            </li>
          ))}
        </ul>
      )}
      {problem !== null && (
        <Note tone="warn" role="alert">
          {words.notAttached(problem.name)} {errorSentence(problem.error)}
        </Note>
      )}
      <div className="composer-row">
        <IconButton icon="attach" label={words.attach} onPress={() => send('chat:attach', undefined)} />
        <TextBox
          label={words.box}
          placeholder={placeholder}
          value={text}
          onChange={setText}
          onSubmit={ask}
          onFocus={() => void send('chat:prepare', undefined)}
          onEscape={() => void send('chat:stop', undefined)}
          {...(isFocused === undefined ? {} : { isFocused })}
          {...(onUp === undefined ? {} : { onUp })}
        />
        {isAnswering ? (
          <IconButton icon="stop" label={words.stop} onPress={() => send('chat:stop', undefined)} />
        ) : (
          <IconButton icon="send" label={words.ask} onPress={ask} />
        )}
      </div>
    </div>
  );
}
