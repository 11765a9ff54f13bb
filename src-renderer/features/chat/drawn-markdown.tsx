import './markdown.css';
import { type ComponentProps, memo, type ReactNode, useEffect, useState } from 'react';
import ReactMarkdown, { type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { send } from '../../state/commands.ts';
import { CodeBlock } from './code-block.tsx';
import { splitBlocks } from './split-blocks.ts';

type Plugins = NonNullable<Options['rehypePlugins']>;

const remarkPlugins = [remarkGfm, remarkMath];
const none: Plugins = [];
let highlighting: Promise<Plugins> | null = null;

/** Loaded with the first code that is shown. */
function loadHighlighting(): Promise<Plugins> {
  highlighting ??= import('rehype-highlight').then(({ default: highlight }) => [highlight]);
  return highlighting;
}

const components: NonNullable<Options['components']> = {
  a: OutsideLink,
  // A picture would be asked for from somewhere: its words stand in its place.
  img: ({ alt }) => <span className="markdown-picture">{alt}</span>,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => (
    <div className="markdown-table">
      <table>{children}</table>
    </div>
  ),
};

/** What a model says, as it meant it: no HTML, nothing from the network. While it streams only its last part is drawn anew. */
export default function DrawnMarkdown({ text }: { readonly text: string }) {
  const hasCode = text.includes('```') || text.includes('~~~');
  const [plugins, setPlugins] = useState<Plugins>(none);
  useEffect(() => {
    if (hasCode) void loadHighlighting().then(setPlugins);
  }, [hasCode]);
  let at = 0;
  return (
    <div className="markdown" dir="auto">
      {splitBlocks(text).map((block) => {
        // Blocks only grow at the end: where one begins is its name.
        const start = at;
        at += block.length;
        return <Block key={start} text={block} plugins={plugins} />;
      })}
    </div>
  );
}

const Block = memo(function Block({ text, plugins }: { readonly text: string; readonly plugins: Plugins }) {
  return (
    <ReactMarkdown
      remarkPlugins={remarkPlugins}
      rehypePlugins={plugins}
      components={components}
      skipHtml
      urlTransform={(address) => (address.startsWith('https://') ? address : '')}
    >
      {text}
    </ReactMarkdown>
  );
});

/** Leads out of Noggin through main's one door, which takes https only. */
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
