import { useEffect, useState } from 'react';
import type { ChatSummaryView } from '../../../src-preload/contract/chat.ts';
import { openChat } from '../../state/chats.ts';
import { requestQuietly } from '../../state/commands.ts';
import { goToView } from '../../state/view.ts';
import { formatDateTime } from '../../ui/format.ts';
import { RowButton } from '../../ui/row-button.tsx';
import { messages } from '../../words/messages.ts';

/** Conversations shown before "all of them" are in the chat view. */
const most = 5;

/** The latest conversations in which this model answered; nothing where there is none. */
export function ItsConversations({
  modelId,
  onOpen,
}: {
  readonly modelId: string;
  readonly onOpen: () => void;
}) {
  const [chats, setChats] = useState<readonly ChatSummaryView[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void requestQuietly('chat:list', { query: '', offset: 0, modelId }).then((answer) => {
      if (isCurrent && answer.ok) setChats(answer.value.chats.slice(0, most));
    });
    return () => {
      isCurrent = false;
    };
  }, [modelId]);
  if (chats.length === 0) return null;
  const words = messages.modelPage;
  return (
    <section className="model-page-part" aria-label={words.conversations}>
      <h3 className="model-page-title">{words.conversations}</h3>
      <ul className="pressable-rows model-page-chats">
        {chats.map(({ id, title, updatedAtMs }) => (
          <li key={id} className="pressable-row row-head model-page-chat">
            <RowButton
              label={title}
              describedBy={`chat-${id}`}
              onPress={() => {
                onOpen();
                openChat(id);
                goToView('chat');
              }}
            />
            <span id={`chat-${id}`} className="quiet">
              {formatDateTime(updatedAtMs)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
