import { useState } from 'react';
import type { Result } from '../../../src-preload/contract/errors.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';

interface CopyableProps {
  readonly text: string;
  /** What the button says. */
  readonly label: string;
  copy(): Promise<Result<unknown>>;
}

/** A line to use elsewhere, with the button that copies it. */
export function Copyable({ text, label, copy }: CopyableProps) {
  const [isCopied, setIsCopied] = useState(false);
  const press = async (): Promise<void> => setIsCopied((await copy()).ok);
  return (
    <div className="copyable">
      <code className="path">{text}</code>
      <Button {...(isCopied ? { icon: 'check' } : {})} label={label} onPress={press} />
      <output className="unseen">{isCopied ? messages.useIt.copied : ''}</output>
    </div>
  );
}
