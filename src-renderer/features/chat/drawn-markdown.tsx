import './markdown.css';
import { type ComponentProps, memo, type ReactNode, useEffect, useMemo, useState } from 'react';
import ReactMarkdown, { type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { send } from '../../state/commands.ts';
import { CodeBlock } from './code-block.tsx';
import { markMath } from './mark-math.ts';
import { splitBlocks } from './split-blocks.ts';

type Plugins = NonNullable<Options['rehypePlugins']>;

// Single dollars are often money: markMath decides, and writes formulas with two.
const remarkPlugins: NonNullable<Options['remarkPlugins']> = [
  remarkGfm,
  [remarkMath, { singleDollarTextMath: false }],
];
const none: Plugins = [];

/** A plugin for formulas or code, loaded with the first text that may need it. */
interface Extra {
  readonly signs: RegExp;
  load(): Promise<Plugins>;
}

const math: Extra = {
  signs: /\$|\\[([]/,
  load: () => import('./rehype-math.ts').then(({ rehypeMath }) => [rehypeMath]),
};
const highlighting: Extra = {
  signs: /```|~~~/,
  load: () => import('rehype-highlight').then(({ default: highlight }) => [highlight]),
};

function useExtra({ signs, load }: Extra, text: string): Plugins {
  const [plugins, setPlugins] = useState<Plugins>(none);
  const isNeeded = signs.test(text);
  useEffect(() => {
    if (isNeeded) void load().then(setPlugins);
  }, [isNeeded, load]);
  return plugins;
}

const components: NonNullable<Options['components']> = {
  a: OutsideLink,
  // Images would load from the network: show their alt text instead.
  img: ({ alt }) => <span className="markdown-picture">{alt}</span>,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => (
    <div className="markdown-table">
      <table>{children}</table>
    </div>
  ),
};

/**
 * Renders a model's Markdown: no HTML, nothing from the network. While it streams, only the last block renders again.
 */
export default function DrawnMarkdown({ text }: { readonly text: string }) {
  const [formulas, code] = [useExtra(math, text), useExtra(highlighting, text)];
  const plugins = useMemo(() => [...formulas, ...code], [formulas, code]);
  let at = 0;
  return (
    <div className="markdown" dir="auto">
      {splitBlocks(text).map((block) => {
        // Blocks only grow at the end, so the start is a stable key.
        const start = at;
        at += block.length;
        return <Block key={start} text={block} plugins={plugins} />;
      })}
    </div>
  );
}

/** A block that renders alone. */
export const Block = memo(function Block({
  text,
  plugins,
}: {
  readonly text: string;
  readonly plugins: Plugins;
}) {
  return (
    <ReactMarkdown
      remarkPlugins={remarkPlugins}
      rehypePlugins={plugins}
      components={components}
      skipHtml
      urlTransform={(address) => (address.startsWith('https://') ? address : '')}
    >
      {markMath(text)}
    </ReactMarkdown>
  );
});

/** A link out of Noggin: main opens https only. */
function OutsideLink({ href, children }: ComponentProps<'a'>): ReactNode {
  if (href === undefined || href === '') return <span>{children}</span>;
  return (
    <a
      className="quiet-link"
      href={href}
      title={href}
      onClick={(event) => {
        event.preventDefault();
        void send('chat:open-link', { address: href });
      }}
    >
      {children}
    </a>
  );
}
