import { expect, test } from 'vitest';
import { isModelLink } from './model-link.ts';

test.each([
  'https://huggingface.co/org/repo',
  'https://www.huggingface.co/org/repo/blob/main/a.gguf',
  'https://hf.co/org/repo',
  'https://files.example/models/a.GGUF?download=true',
])('%s is a link to a model', (text) => {
  expect(isModelLink(text)).toBe(true);
});

test.each([
  ...['', 'org/repo', 'https://huggingface.co', 'https://huggingface.co/org', 'http://hf.co/org/repo'],
  ...['https://example.com/page', 'see https://hf.co/org/repo', 'https://evilhuggingface.co/org/repo'],
  `https://hf.co/org/${'a'.repeat(2000)}`,
])('%s is no link to a model', (text) => {
  expect(isModelLink(text)).toBe(false);
});
