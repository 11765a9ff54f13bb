/** A part of what is drawn, as Markdown's own parts are (hast). */
export interface TreeNode {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: TreeNode[];
  value?: string;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};
const piece = /<(\/?)([a-z]+)((?: [a-z:]+ ?="[^"<>]*")*)(\/?)>|([^<>]+)/gy;
const attribute = / ([a-z:]+) ?="([^"]*)"/g;
/** The window has one style sheet, and takes no other styles. */
const leftOut = new Set(['class', 'style']);

/**
 * Reads the MathML that KaTeX writes, as a tree. Pure.
 * @throws SyntaxError for anything that it does not write
 */
export function mathTree(markup: string): TreeNode {
  const root: TreeNode = { type: 'root', children: [] };
  const open = [root];
  let end = 0;
  for (const match of markup.matchAll(piece)) {
    end = match.index + match[0].length;
    const [, closing, name = '', attributes = '', alone, text] = match;
    const parent = open.at(-1) ?? root;
    if (text !== undefined) {
      parent.children?.push({ type: 'text', value: plain(text) });
    } else if (closing === '/') {
      if (open.length < 2 || parent.tagName !== name) throw new SyntaxError(`${name} is not open`);
      open.pop();
    } else {
      const element = { type: 'element', tagName: name, properties: propertiesOf(attributes), children: [] };
      parent.children?.push(element);
      if (alone !== '/') open.push(element);
    }
  }
  if (end !== markup.length || open.length !== 1) throw new SyntaxError('This is no MathML of KaTeX');
  return root;
}

function propertiesOf(attributes: string): Record<string, string> {
  return Object.fromEntries(
    [...attributes.matchAll(attribute)]
      .filter(([, name = '']) => !leftOut.has(name))
      .map(([, name = '', value = '']) => [name, plain(value)]),
  );
}

function plain(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity);
}
