import { describe, expect, test } from 'vitest';
import { findServed, type Served, type ServedModel } from './served-model.ts';

const model = (id: string): ServedModel => ({
  ...{ id, name: id, sha256: 'a'.repeat(64), bytes: 1, provenAtMs: 0, architecture: null, parameters: null },
  ...{ quantization: null, contextTokens: null, canUseTools: false, canThink: false },
});
const served: Served = { models: [model('Qwen3-4B'), model('gpt-oss-20b')], inUse: 'Qwen3-4B', loaded: null };
const idOf = (asked: string, from = served): string => findServed(from, asked).id;

describe('the model a program names', () => {
  test.each(['Qwen3-4B', 'Qwen3-4B:latest', 'qwen3-4b'])('is found by its id: %s', (asked) => {
    expect(idOf(asked)).toBe('Qwen3-4B');
  });
  test.each(['noggin', 'noggin:latest', 'gpt-5.5', 'GPT-4o', 'o3', 'chatgpt-latest'])(
    'is the one in use for a generic name: %s',
    (asked) => expect(idOf(asked)).toBe('Qwen3-4B'),
  );
  test('is itself where its name resembles a generic one', () => {
    expect(idOf('gpt-oss-20b')).toBe('gpt-oss-20b');
    expect(() => idOf('gpt-oss-120b')).toThrow(/not installed/);
  });
  test.each(['llama3.2', 'qwen3-4b:8b', '', '__proto__', 'o', 'other'])(
    'is refused when missing: "%s"',
    (asked) => {
      expect(() => idOf(asked)).toThrow(/"Qwen3-4B", "gpt-oss-20b"/);
    },
  );
  test('is refused while none is in use', () => {
    const empty = { models: [], inUse: null, loaded: null };
    for (const asked of ['noggin', 'gpt-4o']) expect(() => idOf(asked, empty)).toThrow(/no model yet/);
  });
});
