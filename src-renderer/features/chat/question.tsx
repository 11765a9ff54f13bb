import { useState } from 'react';
import type { MessageView } from '../../../src-preload/contract/chat.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { messages } from '../../words/messages.ts';
import { BranchSwitch } from './branch-switch.tsx';
import { CopyButton } from './copy-button.tsx';
import { TextBox } from './text-box.tsx';

interface QuestionProps {
  readonly message: MessageView;
  readonly isEditing: boolean;
  readonly onEdit: (id: string | null) => void;
}

/** What the person asked. */
export function Question({ message, isEditing, onEdit }: QuestionProps) {
  const words = messages.chat;
  return (
    <article className="message message-user" aria-label={words.you}>
      {message.attachments.length > 0 && (
        <ul className="attachments">
          {message.attachments.map((name) => (
            <li key={name} className="attachment">
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {isEditing ? (
        <EditForm message={message} onDone={() => onEdit(null)} />
      ) : (
        <>
          <p className="message-text bubble" dir="auto">
            {message.text}
          </p>
          <div className="message-tools">
            <BranchSwitch branch={message.branch} />
            <IconButton icon="edit" label={words.edit} onPress={() => onEdit(message.id)} />
            <CopyButton label={words.copy} text={() => message.text} />
            <IconButton
              icon="trash"
              label={words.deleteExchange}
              onPress={() => send('chat:delete-exchange', { messageId: message.id })}
            />
          </div>
        </>
      )}
    </article>
  );
}

function EditForm({ message, onDone }: { readonly message: MessageView; readonly onDone: () => void }) {
  const words = messages.chat;
  const [text, setText] = useState(message.text);
  const submit = async (): Promise<void> => {
    if (text.trim() === '') return;
    await send('chat:edit', { messageId: message.id, text });
    onDone();
  };
  return (
    <div className="edit-form">
      <TextBox
        label={words.editLabel}
        value={text}
        onChange={setText}
        onSubmit={submit}
        onEscape={onDone}
        isFocused
      />
      <p className="hint">{words.editHint}</p>
      <div className="card-actions">
        <Button kind="primary" label={words.ask} onPress={submit} />
        <Button kind="quiet" label={words.cancel} onPress={onDone} />
      </div>
    </div>
  );
}
