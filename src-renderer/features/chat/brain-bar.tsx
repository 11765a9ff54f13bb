import './brain-bar.css';
import type { BrainView, ChatView } from '../../../src-preload/contract/chat.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { addressOf } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatPercent } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { SelectRow } from '../../ui/select-row.tsx';
import { errorSentence } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';

interface BrainBarProps {
  readonly brain: BrainView | null;
  readonly chat: ChatView | null;
}

/** The model that answers, its state, and how full its context is. */
export function BrainBar({ brain, chat }: BrainBarProps) {
  const words = messages.chat;
  const installed = useSnapshot((snapshot) => snapshot.installed);
  const chosen = chat?.modelId ?? brain?.modelId ?? null;
  const choose = (modelId: string): void => {
    if (chat === null) void send('library:make-current', { modelId });
    else void send('chat:configure', { chatId: chat.id, settings: {}, modelId });
  };
  if (installed.length === 0) {
    return (
      <p className="quiet">
        {words.noModel}{' '}
        <a className="quiet-link" href={addressOf('models')}>
          {words.getModel}
        </a>
      </p>
    );
  }
  return (
    <div className="brain-bar">
      <SelectRow
        label={words.modelLabel}
        spread="close"
        value={chosen ?? installed[0]?.modelId ?? ''}
        choices={installed.map(({ modelId, name }) => [modelId, name] as const)}
        onChange={choose}
      />
      <Standing brain={brain} />
      {chat?.context != null && <Context {...chat.context} />}
      {brain?.kind === 'failed' && brain.error !== null && <Trouble brain={brain} />}
    </div>
  );
}

function Standing({ brain }: Pick<BrainBarProps, 'brain'>) {
  const words = messages.chat;
  switch (brain?.kind) {
    case 'loading':
      return (
        <span className="brain-standing" role="status">
          {words.loading(formatPercent(Math.floor(brain.progress * 100)))}
        </span>
      );
    case 'ready':
    case 'answering':
      return <span className="brain-standing">{words.loaded}</span>;
    default:
      return null;
  }
}

function Context({ usedTokens, contextTokens }: NonNullable<ChatView['context']>) {
  const share = Math.min(1, usedTokens / contextTokens);
  const percent = formatPercent(Math.round(share * 100));
  return (
    <span className="context" title={messages.chat.contextHint}>
      <meter
        className="context-meter"
        min={0}
        max={1}
        value={share}
        aria-label={messages.chat.context(percent)}
      />
      <span aria-hidden="true">{messages.chat.context(percent)}</span>
    </span>
  );
}

/** Why the model cannot answer, and what to do. */
function Trouble({ brain }: { readonly brain: BrainView }) {
  const words = messages.chat;
  const { error } = brain;
  if (error === null) return null;
  const needed = error.details?.['neededBytes'];
  const free = error.details?.['freeBytes'];
  const isMemory = error.code === 'memory-short';
  return (
    <div className="brain-trouble">
      <Note tone="bad" role="alert">
        {errorSentence(error)}{' '}
        {isMemory &&
          typeof needed === 'number' &&
          typeof free === 'number' &&
          words.memory(formatBytes(needed), formatBytes(free))}
      </Note>
      <div className="card-actions">
        <Button label={words.tryAgain} icon="retry" onPress={() => send('chat:prepare', undefined)} />
        {isMemory && (
          <Button kind="quiet" label={words.loadAnyway} onPress={() => send('chat:load-anyway', undefined)} />
        )}
      </div>
    </div>
  );
}
