import { lazy, Suspense } from 'react';

/** Loaded with the first answer that is shown. */
const DrawnMarkdown = lazy(() => import('./drawn-markdown.tsx'));

/** Renders Markdown; plain text until the renderer has loaded. */
export function Markdown({ text }: { readonly text: string }) {
  const plain = (
    <p className="message-text" dir="auto">
      {text}
    </p>
  );
  return (
    <Suspense fallback={plain}>
      <DrawnMarkdown text={text} />
    </Suspense>
  );
}
