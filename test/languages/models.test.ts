import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allMessages } from '../../src-renderer/words/messages.ts';

const file = new URL('../../src-main/catalogue/built-in.json', import.meta.url);
const { models } = JSON.parse(readFileSync(file, 'utf8')) as {
  models: readonly { id: string; about: string; rankReason: string }[];
};
describe.each(['de', 'fr'] as const)('the built-in models in %s', (language) => {
  const { catalogue } = allMessages[language];

  it.each(models)('$id has a description', ({ id, about, rankReason }) => {
    const said = [catalogue.aboutOf(id, about), catalogue.placeOf(id, rankReason)];
    expect(said).not.toContain(about);
    expect(said).not.toContain(rankReason);
    for (const text of said) expect(text).toMatch(/^[A-ZÀÄÖÜÉ0-9].{10,}\.$/u);
  });

  it('are those of the catalogue, and no others', async () => {
    const { modelSentences } =
      language === 'de'
        ? await import('../../src-renderer/words/de-models.ts')
        : await import('../../src-renderer/words/fr-models.ts');
    const known = new Set(['noggin-demo', ...models.map(({ id }) => id)]);
    expect(Object.keys(modelSentences).filter((id) => !known.has(id))).toEqual([]);
  });
});
