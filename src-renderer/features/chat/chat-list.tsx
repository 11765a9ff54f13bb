import './chat-list.css';
import { useEffect, useState } from 'react';
import type { ChatListView, ChatSummaryView } from '../../../src-preload/contract/chat.ts';
import { openChat, useChats } from '../../state/chats.ts';
import { requestQuietly, send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { messages } from '../../words/messages.ts';

const nothing: ChatListView = { chats: [], total: 0 };

interface ChatListProps {
  /** A conversation that was just deleted, to be brought back. */
  readonly removed: ChatSummaryView | null;
  readonly onUndone: () => void;
}

/** All conversations, and a search in everything that was said. */
export function ChatList({ removed, onUndone }: ChatListProps) {
  const words = messages.chat;
  const openId = useChats((state) => state.openId);
  const version = useChats((state) => state.listVersion);
  const [query, setQuery] = useState('');
  const { list, more } = useList(query.trim(), version);
  const undo = async (): Promise<void> => {
    if (removed === null) return;
    await send('chat:undo-remove', { chatId: removed.id });
    openChat(removed.id);
    onUndone();
  };
  return (
    <nav className="chat-list" aria-label={words.conversations}>
      <Button icon="plus" label={words.newChat} onPress={() => openChat(null)} />
      <SearchField label={words.search} value={query} onChange={setQuery} />
      {removed !== null && (
        <p className="chat-removed" role="status">
          <span>{words.removed(removed.title)}</span>
          <Button kind="quiet" label={words.undo} onPress={undo} />
        </p>
      )}
      {list.chats.length === 0 ? (
        <p className="quiet">{query.trim() === '' ? words.noChats : words.nothingFound}</p>
      ) : (
        <ul className="chat-links">
          {list.chats.map((chat) => (
            <li key={chat.id}>
              <button
                type="button"
                className="chat-link"
                aria-current={chat.id === openId ? 'true' : undefined}
                onClick={() => openChat(chat.id)}
              >
                <span className="chat-link-title" dir="auto">
                  {chat.title}
                </span>
                {chat.snippet !== null && (
                  <span className="chat-link-snippet" dir="auto">
                    {chat.snippet}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {list.chats.length < list.total && <Button kind="quiet" label={words.moreChats} onPress={more} />}
    </nav>
  );
}

/** The conversations that match, from their beginning as far as they were asked for. */
function useList(query: string, version: number) {
  const [shown, setShown] = useState({ query, version: -1, list: nothing });
  useEffect(() => {
    if (shown.version === version && shown.query === query) return;
    let isCurrent = true;
    void requestQuietly('chat:list', { query, offset: 0 }).then((answer) => {
      if (isCurrent) setShown({ query, version, list: answer.ok ? answer.value : nothing });
    });
    return () => {
      isCurrent = false;
    };
  }, [query, version, shown]);
  const more = async (): Promise<void> => {
    const { chats } = shown.list;
    const answer = await requestQuietly('chat:list', { query, offset: chats.length });
    if (!answer.ok) return;
    setShown({ ...shown, list: { ...answer.value, chats: [...chats, ...answer.value.chats] } });
  };
  return { list: shown.list, more };
}
