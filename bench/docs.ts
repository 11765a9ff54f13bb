const begin = '<!-- figures: written by `node script/bench.ts --docs FILE.json` -->';
const end = '<!-- end of figures -->';

/** The page with its figures replaced by these lines. @throws when the page has no place for them */
export function withFigures(page: string, lines: readonly string[]): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error('The page has no place for figures');
  return `${page.slice(0, from + begin.length)}\n\n${lines.join('\n').trim()}\n\n${page.slice(to)}`;
}
