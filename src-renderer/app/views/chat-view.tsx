import { Chat } from '../../features/chat/chat.tsx';
import { messages } from '../../words/messages.ts';
import { ViewHeading } from '../view-heading.tsx';

/** The chat view. */
export function ChatView() {
  const { names, leads } = messages.views;
  return (
    <>
      <ViewHeading title={names.chat} lead={leads.chat} />
      <Chat />
    </>
  );
}
