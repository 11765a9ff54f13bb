import { useEffect, useState } from 'react';
import { send } from '../../state/commands.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { messages } from '../../words/messages.ts';

const shownMs = 2000;

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
}

/** Copies, and says so for a moment. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setIsDone(false), shownMs);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async (): Promise<void> => {
    await send('chat:copy', { text: text() });
    setIsDone(true);
  };
  return (
    <>
      <IconButton icon={isDone ? 'check' : 'copy'} label={label} onPress={copy} />
      <output className="unseen">{isDone ? messages.chat.copied : ''}</output>
    </>
  );
}
