import { goToView } from '../../state/view.ts';
import { messages } from '../../words/messages.ts';
import { Composer } from './composer.tsx';

/** The question box of Home and the wizard: a question starts a conversation. */
export function SayHello({ onAsked }: { readonly onAsked?: () => void }) {
  const words = messages.chat;
  return (
    <section className="say-hello" aria-label={words.sayHello}>
      <h2 className="view-part">{words.sayHello}</h2>
      <Composer
        placeholder={words.sayHelloHint}
        chatId={null}
        isAnswering={false}
        onAsked={() => {
          onAsked?.();
          goToView('chat');
        }}
      />
      <p className="hint">{words.private}</p>
    </section>
  );
}
