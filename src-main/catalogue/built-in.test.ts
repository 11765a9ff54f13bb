import { describe, expect, test } from 'vitest';
import builtIn from './built-in.json' with { type: 'json' };
import { builtInCatalogue } from './built-in.ts';
import { parseCatalogue } from './load.ts';
import { problemsOf } from './rules.ts';
import { catalogueSchema } from './schema.ts';

const catalogue = parseCatalogue(builtIn, { allowLoopbackHttp: false });
const { models } = catalogue;

test('the built-in catalogue breaks no rule', () => {
  // Loaded unchecked when Noggin starts.
  expect(builtInCatalogue).toEqual(catalogue);
  expect(problemsOf(catalogue)).toEqual([]);
  expect(models).toHaveLength(60);
  expect(models.filter(({ recommendable }) => recommendable).length).toBeGreaterThan(40);
});

test('models of earlier versions still name the same files', () => {
  const known = {
    'qwen3-0.6b-q8_0': '9465e63a',
    'qwen3-1.7b-q4_k_m': 'b139949c',
    'qwen3-4b-instruct-2507-q4_k_m': '3605803b',
    'qwen3.5-9b-q4_k_m': '03b74727',
    'qwen3-14b-q4_k_m': '500a8806',
    'gpt-oss-20b-mxfp4': 'be37a636',
    'qwen3-30b-a3b-instruct-2507-q4_k_m': '6c997b8a',
    'qwen3-30b-a3b-instruct-2507-q8_0': '66cbfc76',
  };
  for (const [id, hash] of Object.entries(known)) {
    expect(models.find((model) => model.id === id)?.sha256.slice(0, 8), id).toBe(hash);
  }
});

describe.each(models)('$id', (model) => {
  test('is recommendable only when pinned, confirmed, and freely licensed or well known', () => {
    if (model.recommendable) {
      expect(model.url).toMatch(
        /^https:\/\/huggingface\.co\/[^/]+\/[^/]+\/resolve\/[0-9a-f]{40}\/[^/]+\.gguf$/,
      );
      expect(model.provenance.checkedAgainst).not.toEqual([]);
      expect(model.gated).not.toBe(true);
      if (model.licenceSummary !== 'free for any use') expect(model.gated).toBe(false);
    } else {
      expect(model.doubts).not.toEqual([]);
    }
  });

  test('says in one sentence what it is good at, and why it ranks there', () => {
    for (const words of [model.about, model.rankReason]) expect(words).toMatch(/^[A-Z].{20,}\.$/);
  });
});

describe('rules for publishing', () => {
  const [first, second] = models;
  const free = models.find(({ doubts }) => doubts.length === 0);

  test.each([
    [{ bytes: null }, 'its size is not known'],
    [{ bytes: 50_000_000_001 }, 'it is larger than 50 GB'],
    [{ url: 'https://huggingface.co/a/b/resolve/main/c.gguf' }, 'doubts do not say rightly'],
    [{ url: `https://huggingface.co/a/b/resolve/${'a'.repeat(40)}/c.bin` }, 'not that of a GGUF'],
    [{ doubts: ['licence'] }, 'recommendable exactly when'],
    [{ recommendable: false }, 'recommendable exactly when'],
    [{ gated: true }, 'it is gated'],
    [{ licenceUrl: null }, 'address of its licence'],
    [{ licenceSummary: 'its own terms' }, 'plain words'],
    [{ layers: null }, 'numbers for memory'],
    [{ memorySource: null }, 'source of its numbers'],
    [{ activeParameters: 500 }, 'more parameters'],
    [{ provenance: { from: 'somebody', checkedAgainst: [], note: null } }, 'only one source'],
    [{ demo: true }, 'demo'],
  ])('%j is reported', (change, said) => {
    const changed = catalogueSchema().parse({ ...builtIn, models: [{ ...free, ...change }] });
    expect(problemsOf(changed).join()).toContain(said);
    expect(problemsOf({ ...changed, models: free === undefined ? [] : [free] })).toEqual([]);
  });

  test('duplicate models are reported, and a catalogue without serial or date', () => {
    if (first === undefined || second === undefined) throw new Error('there are not two');
    const { url, sha256, name, rank } = first;
    const problems = problemsOf({ ...catalogue, models: [first, { ...second, url, sha256, name, rank }] });
    expect(problems).toHaveLength(4);
    expect(problemsOf({ ...catalogue, serial: 0, published: null })).toHaveLength(2);
  });
});
