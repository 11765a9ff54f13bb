const marks = { downloads: 'figures', words: 'figures of answers' } as const;

/** Kinds of figures in a page. */
export type FiguresOf = keyof typeof marks;

/** The page with one kind of its figures replaced by these lines. @throws when the page has no place for them */
export function withFigures(page: string, lines: readonly string[], of: FiguresOf): string {
  const begin = `<!-- ${marks[of]}: written by \`node script/bench.ts --docs FILE.json\` -->`;
  const end = `<!-- end of ${marks[of]} -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error('The page has no place for figures');
  return `${page.slice(0, from + begin.length)}\n\n${lines.join('\n').trim()}\n\n${page.slice(to)}`;
}
