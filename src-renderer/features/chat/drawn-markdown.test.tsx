import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Block } from './drawn-markdown.tsx';
import { longestFormula } from './mark-math.ts';
import { rehypeMath } from './rehype-math.ts';

const drawn = (text: string): string => renderToStaticMarkup(<Block text={text} plugins={[rehypeMath]} />);
const fraction = '<mfrac><mi>a</mi><mi>b</mi></mfrac>';

test.each(['$\\frac{a}{b}$', '\\(\\frac{a}{b}\\)'])('%s is rendered within its line', (text) => {
  const markup = drawn(`Half of ${text} it is.`);
  expect(markup).toMatch(/^<p>Half of <span[^>]* dir="ltr"[^>]*><math /);
  expect(markup).toContain(fraction);
  expect(markup).not.toContain('display="block"');
  expect(markup).toMatch(/<\/math><\/span> it is\.<\/p>$/);
});

test.each(['$$\\frac{a}{b}$$', '$$\n\\frac{a}{b}\n$$', '\\[\n  \\frac{a}{b}\n\\]'])(
  '%j is rendered as a block',
  (text) => {
    const markup = drawn(`So:\n${text}\nand on.`);
    expect(markup).toContain('class="markdown-math"');
    expect(markup).toContain('display="block"');
    expect(markup).toContain(fraction);
  },
);

test('formulas are rendered in lists and tables, too', () => {
  const markup = drawn('- one: \\[ x \\]\n- two\n\n| a | b |\n| - | - |\n| $x$ | 2 |');
  expect(markup.match(/<math /g)).toHaveLength(2);
  expect(markup.match(/<li>/g)).toHaveLength(2);
});

test('amounts of money stay text', () => {
  expect(drawn('It costs $5 and $10.')).toBe('<p>It costs $5 and $10.</p>');
});

test.each(['\\frac{a', '\\nonsense{x}', 'a & b', '\\def\\x{\\x\\x}\\x', '\\sqrt{'.repeat(300)])(
  'other text stays as written: %s',
  (tex) => {
    const markup = drawn(`Look: $${tex}$`);
    expect(markup).not.toContain('<math');
    expect(markup.replaceAll('&amp;', '&')).toContain(`<code>${tex}</code>`);
  },
);

test('overlong formulas stay as written', () => {
  const long = `\\[${'x+'.repeat(longestFormula)}1\\]`;
  expect(drawn(long)).not.toContain('<math');
  expect(drawn(`$$\n${'x+'.repeat(longestFormula)}1\n$$`)).not.toContain('<math');
});

test.each([
  ['\\href{https://example.com}{x}', 'href="'],
  ['\\includegraphics{https://example.com/x.png}', '<img'],
  ['\\htmlStyle{color:red}{x}', ' style='],
  ['\\fcolorbox{red}{blue}{x}', ' style='],
  ['\\pmb{x}', ' style='],
  ['\\text{<img src=x>}', '<img'],
])('%s has neither link nor style', (tex, refused) => {
  expect(drawn(`$${tex}$`)).not.toContain(refused);
});

test('a formula is shown as written until it is loaded', () => {
  const markup = renderToStaticMarkup(<Block text="$x^2$" plugins={[]} />);
  expect(markup).toContain('x^2');
  expect(markup).not.toContain('<math');
});
