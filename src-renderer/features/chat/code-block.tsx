import { type ReactNode, useRef } from 'react';
import { messages } from '../../words/messages.ts';
import { CopyButton } from './copy-button.tsx';

/** A code block with a copy button. */
export function CodeBlock({ children }: { readonly children: ReactNode }) {
  const code = useRef<HTMLPreElement>(null);
  return (
    <div className="code-block">
      <pre ref={code} dir="ltr">
        {children}
      </pre>
      <div className="code-block-tools">
        <CopyButton label={messages.chat.copyCode} text={() => code.current?.textContent ?? ''} />
      </div>
    </div>
  );
}
