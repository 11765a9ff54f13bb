import { expect, test } from 'vitest';
import { termsPage } from './terms-page.ts';

const hub = 'https://huggingface.co';

test.each([
  [`${hub}/org/repo/resolve/0123abc/sub/model.gguf`, `${hub}/org/repo`],
  [`${hub}/org/repo.v2/resolve/main/model.gguf?download=true`, `${hub}/org/repo.v2`],
  [`${hub}/org/repo/blob/main/model.gguf`, null],
  ['https://elsewhere.example/org/repo/resolve/main/model.gguf', null],
  ['http://huggingface.co/org/repo/resolve/main/model.gguf', null],
  [`${hub}/org/../resolve/main/model.gguf`, null],
  ['not an address', null],
])('%s', (address, page) => {
  expect(termsPage(hub, address)).toBe(page);
});
