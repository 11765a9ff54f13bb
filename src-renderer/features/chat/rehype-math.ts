import katex, { type KatexOptions } from 'katex';
import { displayMark, longestFormula } from './mark-math.ts';
import { mathTree, type TreeNode } from './math-tree.ts';

/** Nothing but MathML, which the browser draws by itself; nothing that leads anywhere; bounded. */
const options: KatexOptions = {
  output: 'mathml',
  throwOnError: true,
  trust: false,
  strict: 'ignore',
  maxExpand: 200,
  maxSize: 20,
};

/** Draws formulas, which the parser has left as code; what is no formula, or too long, stays as it was written. */
export function rehypeMath(): (tree: TreeNode) => void {
  return function draw(parent) {
    if (parent.children === undefined) return;
    parent.children = parent.children.map((child) => {
      const code = child.tagName === 'pre' ? child.children?.[0] : child;
      if (code !== undefined && isFormula(code)) return drawn(textOf(code), code !== child);
      draw(child);
      return child;
    });
  };
}

function isFormula({ tagName, properties }: TreeNode): boolean {
  const names = properties?.['className'];
  return tagName === 'code' && Array.isArray(names) && names.includes('language-math');
}

function textOf({ value = '', children = [] }: TreeNode): string {
  return value + children.map(textOf).join('');
}

function drawn(text: string, isBlock: boolean): TreeNode {
  const isDisplay = isBlock || text.startsWith(displayMark);
  const tex = isDisplay && !isBlock ? text.slice(displayMark.length) : text.trim();
  return {
    type: 'element',
    tagName: 'span',
    properties: { ...(isDisplay ? { className: ['markdown-math'] } : {}), dir: 'ltr' },
    children: [mathOf(tex, isDisplay) ?? source(tex)],
  };
}

/** Null where it is no formula that KaTeX understands. */
function mathOf(tex: string, displayMode: boolean): TreeNode | null {
  if (tex.length > longestFormula) return null;
  try {
    const tree = mathTree(katex.renderToString(tex, { ...options, displayMode }));
    return tree.children?.[0]?.children?.find(({ tagName }) => tagName === 'math') ?? null;
  } catch {
    return null;
  }
}

function source(tex: string): TreeNode {
  const text = { type: 'text', value: tex };
  return { type: 'element', tagName: 'code', properties: {}, children: [text] };
}
