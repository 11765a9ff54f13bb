import './chat-tools.css';
import { useState } from 'react';
import type { ChatSummaryView, ChatView } from '../../../src-preload/contract/chat.ts';
import { openChat } from '../../state/chats.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { SelectRow } from '../../ui/select-row.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { messages } from '../../words/messages.ts';

interface ChatToolsProps {
  readonly chat: ChatView;
  readonly canThink: boolean;
  readonly onRemoved: (chat: ChatSummaryView) => void;
}

/** What can be set for one conversation and done with it, folded away. */
export function ChatTools({ chat, canThink, onRemoved }: ChatToolsProps) {
  const words = messages.chat;
  const { settings } = chat;
  const change = (next: Partial<ChatView['settings']>) =>
    send('chat:configure', { chatId: chat.id, settings: next });
  const remove = async (): Promise<void> => {
    const { id, title } = chat;
    await send('chat:remove', { chatId: id });
    onRemoved({ id, title, updatedAtMs: 0, snippet: null });
    openChat(null);
  };
  return (
    <Disclosure title={words.about}>
      <div className="chat-tools">
        <Title chat={chat} />
        <Behaviour value={settings.system} onChange={(system) => change({ system })} />
        <SelectRow
          label={words.temperature}
          hint={words.temperatureHint}
          value={settings.temperature}
          choices={withChosen(
            [
              [null, words.asSuggested],
              [0, words.exact],
              [0.7, words.balanced],
              [1.2, words.creative],
            ],
            settings.temperature,
          )}
          onChange={(temperature) => change({ temperature })}
        />
        <SelectRow
          label={words.length}
          value={settings.maxTokens}
          choices={withChosen(
            [
              [null, words.asLongAsNeeded],
              [256, words.short],
              [1024, words.medium],
              [4096, words.long],
            ],
            settings.maxTokens,
          )}
          onChange={(maxTokens) => change({ maxTokens })}
        />
        {canThink && (
          <SwitchRow
            label={words.think}
            hint={words.thinkHint}
            isOn={settings.think}
            onChange={(think) => change({ think })}
          />
        )}
        <div className="card-actions">
          <Button
            label={words.exportMarkdown}
            onPress={() => send('chat:export', { chatId: chat.id, format: 'markdown' })}
          />
          <Button
            label={words.exportJson}
            onPress={() => send('chat:export', { chatId: chat.id, format: 'json' })}
          />
          <Button kind="quiet" icon="trash" label={words.remove} onPress={remove} />
        </div>
      </div>
    </Disclosure>
  );
}

type Choice = readonly [number | null, string];

/** A value set elsewhere is offered by its number. */
function withChosen(choices: readonly Choice[], value: number | null): readonly Choice[] {
  return choices.some(([choice]) => choice === value) ? choices : [...choices, [value, String(value)]];
}

function Title({ chat }: Pick<ChatToolsProps, 'chat'>) {
  const words = messages.chat;
  const [title, setTitle] = useState(chat.title);
  const isNew = title.trim() !== '' && title.trim() !== chat.title;
  return (
    <div className="chat-field">
      <TextField label={words.titleLabel} value={title} maxLength={200} onChange={setTitle} />
      {isNew && (
        <Button
          label={words.rename}
          onPress={() => send('chat:rename', { chatId: chat.id, title: title.trim() })}
        />
      )}
    </div>
  );
}

interface BehaviourProps {
  readonly value: string;
  readonly onChange: (value: string) => Promise<void>;
}

function Behaviour({ value, onChange }: BehaviourProps) {
  const words = messages.chat;
  const [text, setText] = useState(value);
  return (
    <div className="chat-field">
      <label className="field">
        <span className="field-label">{words.behaviour}</span>
        <textarea
          className="field-input"
          rows={3}
          dir="auto"
          maxLength={20_000}
          placeholder={words.behaviourExample}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {text !== value && <Button label={words.save} onPress={() => onChange(text)} />}
    </div>
  );
}
