import {
  getLlama,
  type Llama,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  type LlamaModel,
} from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pipFile } from '../../../test/support/pip/pip.ts';
import { NogginError } from '../../errors.ts';
import { anyObjectGrammar, callGrammar, schemaGrammar } from './json-grammar.ts';

let library: Llama;
let model: LlamaModel;
beforeAll(async () => {
  library = await getLlama({
    ...{ gpu: false, build: 'never', skipDownload: true, progressLogs: false, maxThreads: 1 },
    logLevel: LlamaLogLevel.error,
  } as const);
  model = await library.loadModel({ modelPath: pipFile });
});
afterAll(() => library.dispose());

/** Pip's output under a grammar. */
async function underGrammar(grammar: string, seed: number, mostTokens = 400): Promise<string> {
  const context = await model.createContext({ threads: 1, contextSize: 512 });
  const state = new LlamaGrammarEvaluationState({ model, grammar: await library.createGrammar({ grammar }) });
  const tokens = [];
  const generated = context.getSequence().evaluate(model.tokenize('What is Noggin?', true), {
    temperature: 1.5,
    seed,
    grammarEvaluationState: state,
  });
  for await (const token of generated) if (tokens.push(token) >= mostTokens) break;
  await context.dispose();
  return model.detokenize(tokens);
}

const person = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 12 },
    age: { type: 'integer' },
    kind: { enum: ['cat', 'dog', null, 3] },
    tags: { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 3 },
  },
  required: ['name', 'kind'],
  additionalProperties: false,
};

describe('a text written under the grammar of a schema', () => {
  test('is valid under that schema, with optional properties present or absent', async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 12; seed += 1) {
      const value = JSON.parse(await underGrammar(schemaGrammar(person), seed)) as Record<string, unknown>;
      expect(typeof value['name']).toBe('string');
      expect(['cat', 'dog', null, 3]).toContain(value['kind']);
      if ('age' in value) expect(Number.isInteger(value['age'])).toBe(true);
      if ('tags' in value) {
        const tags = value['tags'] as unknown[];
        expect(tags.length).toBeGreaterThanOrEqual(1);
        expect(tags.length).toBeLessThanOrEqual(3);
      }
      seen.add(Object.keys(value).join());
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  const fixed: readonly (readonly [name: string, schema: unknown, check: (value: unknown) => void])[] = [
    [
      'a constant',
      { const: { a: ['"\\', 1, true] } },
      (value) => expect(value).toEqual({ a: ['"\\', 1, true] }),
    ],
    [
      'a constant with special characters',
      { const: 'ä\n\u2028"]' },
      (value) => expect(value).toBe('ä\n\u2028"]'),
    ],
    [
      'one of several types',
      { type: ['boolean', 'null'] },
      (value) => expect([true, false, null]).toContain(value),
    ],
    ['a choice', { anyOf: [{ const: 1 }, { const: 2 }] }, (value) => expect([1, 2]).toContain(value)],
    ['an allOf with a single part', { allOf: [{ const: 7 }] }, (value) => expect(value).toBe(7)],
    ['a nullable value', { const: 5, nullable: true }, (value) => expect([5, null]).toContain(value)],
    [
      'a date',
      { type: 'string', format: 'date' },
      (value) => expect(value).toMatch(/^\d{4}-[01]\d-[0-3]\d$/),
    ],
    ['a uuid', { type: 'string', format: 'uuid' }, (value) => expect(value).toMatch(/^[0-9a-f-]{36}$/)],
    [
      'an integer of a range',
      { type: 'integer', minimum: 7, exclusiveMaximum: 13 },
      (value) => expect([7, 8, 9, 10, 11, 12]).toContain(value),
    ],
    [
      'an integer below zero',
      { type: 'integer', exclusiveMinimum: -3, maximum: -1 },
      (value) => expect([-2, -1]).toContain(value),
    ],
    [
      'a share',
      { type: 'number', minimum: 0, maximum: 1 },
      (value) => expect(Math.abs((value as number) - 0.5)).toBeLessThanOrEqual(0.5),
    ],
    [
      'a number above an exclusive bound, as draft 4 writes it',
      { type: 'number', minimum: 2.5, exclusiveMinimum: true, maximum: 2.75 },
      (value) => {
        expect(value).toBeGreaterThan(2.5);
        expect(value).toBeLessThanOrEqual(2.75);
      },
    ],
    [
      'a number or nothing',
      { type: ['integer', 'null'], minimum: 1, maximum: 5 },
      (value) => expect([1, 2, 3, 4, 5, null]).toContain(value),
    ],
    [
      'a bound beyond reach',
      { type: 'integer', minimum: -1e300, maximum: 0 },
      (value) => expect(value).toBeLessThanOrEqual(0),
    ],
    [
      'a text of a pattern',
      { type: 'string', pattern: '^[A-Z]{2}-\\d{3}$' },
      (value) => expect(value).toMatch(/^[A-Z]{2}-\d{3}$/),
    ],
    [
      'a text that a pattern is found in',
      { type: 'string', pattern: '(cat|dog)[.!]$' },
      (value) => expect(value).toMatch(/(cat|dog)[.!]$/),
    ],
    [
      'a text with characters that JSON escapes, and beyond the basic plane',
      { type: 'string', pattern: '^["\\\\\\n]{2}[😀-😎]€[^\\x20-\\x7E]$' },
      (value) => expect(value).toMatch(/^["\\\n]{2}[😀-😎]€[^\x20-\x7E]$/u),
    ],
    [
      'any text, where no grammar can follow its pattern',
      { type: 'string', pattern: '(?=x)', maxLength: 5 },
      (value) => expect(typeof value).toBe('string'),
    ],
    [
      'a fixed list',
      { type: 'array', prefixItems: [{ const: 1 }, { type: 'boolean' }], items: false },
      (value) => expect(value).toHaveLength(2),
    ],
    ['an empty list', { type: 'array', maxItems: 0 }, (value) => expect(value).toEqual([])],
    ['an empty object', { type: 'object', properties: {} }, (value) => expect(value).toEqual({})],
    [
      'a text with a minimum length',
      { type: 'string', minLength: 3, maxLength: 4 },
      (value) => expect((value as string).length).toBeGreaterThanOrEqual(3),
    ],
    [
      'additional properties of one type',
      {
        type: 'object',
        properties: { a: { const: 1 } },
        required: ['a'],
        additionalProperties: { const: 2 },
        maxProperties: 2,
      },
      (value) => expect(value).toHaveProperty('a', 1),
    ],
    [
      'a reference',
      { $ref: '#/$defs/x~1y', $defs: { 'x/y': { const: 'there' } } },
      (value) => expect(value).toBe('there'),
    ],
    [
      'a recursive list',
      {
        $ref: '#/definitions/tree',
        definitions: {
          tree: {
            type: 'object',
            properties: { next: { anyOf: [{ type: 'null' }, { $ref: '#/definitions/tree' }] } },
            required: ['next'],
          },
        },
      },
      (value) => expect(value).toHaveProperty('next'),
    ],
  ];
  test.each(fixed)('%s', async (_, schema, check) => {
    check(JSON.parse(await underGrammar(schemaGrammar(schema), 1)));
  });

  test('is an object where any object is allowed', async () => {
    expect(await underGrammar(anyObjectGrammar(), 3, 40)).toMatch(/^\{/);
  });

  test('is a call of one of the tools, with its arguments', async () => {
    const tools = [
      {
        name: 'look',
        parameters: { type: 'object', properties: { at: { const: 'sea' } }, required: ['at'] },
      },
      { name: 'wait', parameters: { type: 'object', properties: {} } },
    ];
    const written = await underGrammar(
      callGrammar({ tools, nameKey: 'name', argumentsKey: 'arguments', isList: false, isForced: true }),
      1,
    );
    expect([
      { name: 'look', arguments: { at: 'sea' } },
      { name: 'wait', arguments: {} },
    ]).toContainEqual(JSON.parse(written));
  });
});

test('a tool with inexpressible arguments is called with any object', async () => {
  const tools = [{ name: 'look', parameters: { type: 'object', not: { required: ['x'] } } }];
  const written = await underGrammar(
    callGrammar({ tools, nameKey: 'name', argumentsKey: 'arguments', isList: false, isForced: true }),
    1,
    60,
  );
  expect(written.replaceAll(/\s/g, '')).toMatch(/^\{"name":"look","arguments":\{/);
});

describe('an inexpressible schema is refused in words', () => {
  const deep = (levels: number): unknown =>
    levels === 0 ? { const: 1 } : { type: 'array', items: deep(levels - 1) };
  const doubled = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `d${index}`,
      index === 19
        ? { const: 1 }
        : { anyOf: [{ $ref: `#/$defs/d${index + 1}` }, { type: 'null' }, { $ref: `#/$defs/d${index + 1}` }] },
    ]),
  );
  const hopeless: readonly (readonly [name: string, schema: unknown])[] = [
    ['other than an object', 'object'],
    ['of an unknown type', { type: 'banana' }],
    ['with a negation', { not: { type: 'string' } }],
    ['with several parts that must all hold', { allOf: [{ type: 'object' }, { type: 'object' }] }],
    ['with a remote reference', { $ref: 'https://example.org/schema.json' }],
    ['with a dangling reference', { $ref: '#/$defs/none' }],
    ['with a reference to a property of Object.prototype', { $ref: '#/constructor' }],
    ['that refers to itself', { $ref: '#' }],
    ['that refers to itself among others', { anyOf: [{ const: 1 }, { $ref: '#' }] }],
    ['without a choice', { anyOf: [] }],
    ['without a value', { enum: [] }],
    ['that is nested too deep', deep(40)],
    ['that is too large', { anyOf: Array.from({ length: 3000 }, () => ({ type: 'object' })) }],
    ['with more choices than can be looked at', { $ref: '#/$defs/d0', $defs: doubled }],
    ['with a maximum length below the minimum', { type: 'string', minLength: 5, maxLength: 2 }],
    ['with a range without an integer', { type: 'integer', minimum: 0.2, maximum: 0.8 }],
    ['with a range without a number', { type: 'number', exclusiveMinimum: 3, maximum: 3 }],
    ['with a range out of reach', { type: 'number', minimum: 1e300 }],
    ['that requires a million items', { type: 'array', minItems: 1_000_000 }],
  ];
  test.each(hopeless)('%s', (_, schema) => {
    expect(() => schemaGrammar(schema)).toThrow(NogginError);
    expect(() => schemaGrammar(schema)).toThrow(/cannot be followed/);
  });
});
