import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelId } from '../catalogue/schema.ts';
import { partId } from '../models/part.ts';
import { sanitizeText } from '../names/for-display.ts';
import { idForRemoteFile } from '../names/ids.ts';
import { groupFiles } from './group-files.ts';
import { quantizationOf } from './quantization.ts';

test.each([
  ['Qwen3-8B-Q4_K_M.gguf', 'Q4_K_M'],
  ['sub/Qwen3-8B-UD-Q4_K_XL.gguf', 'UD-Q4_K_XL'],
  ['model.IQ3_XXS.gguf', 'IQ3_XXS'],
  ['model-IQ4_KSS.gguf', 'IQ4_KSS'],
  ['model-Q4_K_S_v2.gguf', 'Q4_K_S'],
  ['gpt-oss-20b-mxfp4.gguf', 'MXFP4'],
  ['m-q8_0.gguf', 'Q8_0'],
  ['m-BF16-00001-of-00002.gguf', 'BF16'],
  ['Qwen3-8B.gguf', null],
])('%s is %s', (file, quantization) => {
  expect(quantizationOf(file)).toBe(quantization);
});

const idSchema = modelId;

test('any file name yields a valid id, also for a part', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (file, where) => {
      const id = idForRemoteFile(file, where);
      expect(idSchema.safeParse(id).success).toBe(true);
      expect(idSchema.safeParse(partId(id, 12, 345)).success).toBe(true);
    }),
    {
      numRuns: 500,
      examples: [
        ['../../etc/passwd.gguf', ''],
        ['CON', ''],
        ['...', ''],
        ['..\\x', ''],
      ],
    },
  );
});

test('a displayed name has no invisible characters', () => {
  expect(sanitizeText('a\u202Egpj.exe\u0000\nb')).toBe('agpj.exeb');
  expect(sanitizeText(' \u200b ')).toBe('Model');
  expect(sanitizeText('x'.repeat(500))).toHaveLength(120);
});

test('split files are grouped, and incomplete ones left out', () => {
  const file = (path: string) => ({ path, bytes: 1, sha256: null });
  const groups = groupFiles([
    file('a-00002-of-00002.gguf'),
    file('a-00001-of-00002.gguf'),
    file('x/a-00001-of-00002.gguf'),
    file('b-00000-of-00000.gguf'),
    file('c-99999-of-99999.gguf'),
    file('d.gguf'),
    file('mmproj-d.gguf'),
    file('d.txt'),
  ]);
  expect(groups.map(({ files }) => files.map(({ path }) => path))).toEqual([
    ['d.gguf'],
    ['mmproj-d.gguf'],
    ['a-00001-of-00002.gguf', 'a-00002-of-00002.gguf'],
  ]);
});
