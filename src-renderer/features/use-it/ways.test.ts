import { expect, it } from 'vitest';
import { otherPrograms } from '../../../src-preload/contract/program-command.ts';
import { aReceipt } from '../../state/fixtures/snapshots.ts';
import { wayOf } from './ways.ts';

const model = aReceipt({ modelId: 'small', path: '/models/small.gguf' });
const view = { found: [], hasOneName: true, isOneFile: true, lmStudioElsewhere: false };
const texts = (program: (typeof otherPrograms)[number], over = {}, platform = 'linux') =>
  wayOf(program, model, { ...view, ...over }, platform).lines.map(({ text }) => text);

it.each(otherPrograms)('%s uses the file', (program) => {
  expect(texts(program).join()).toContain('/models/small.gguf');
});

it('a split model is withheld from programs that import one file', () => {
  for (const program of ['lm-studio', 'ollama'] as const)
    expect(texts(program, { isOneFile: false })).toEqual(['/models/small.gguf']);
});

it('a file with a second name is withheld from SkyTwin, with the reason', () => {
  expect(wayOf('skytwin', model, { ...view, hasOneName: false }, 'linux')).toMatchObject({
    lines: [],
    isTrouble: true,
  });
});

it('LM Studio on another disk gets a copy', () => {
  expect(texts('lm-studio', { lmStudioElsewhere: true })[0]).toContain('--copy');
});

it('on Windows, Ollama gets a text to save, and a command', () => {
  expect(texts('ollama', {}, 'win32')).toHaveLength(2);
});
