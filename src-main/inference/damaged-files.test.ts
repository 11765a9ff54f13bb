import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Brain, openBrain } from '../../test/support/inference/brain.ts';
import { damagedPips } from '../../test/support/pip/damaged.ts';
import { pipAnswers, pipFile } from '../../test/support/pip/pip.ts';
import { readFileHeader } from './gguf/read-header.ts';

let home: string;
let brain: Brain;

beforeAll(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'noggin-damaged-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeEach(() => {
  brain = openBrain();
});
afterEach(() => brain.inference.stop());

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'loads',
    (error: { readonly code?: string }) => error.code ?? String(error),
  );

/** Findings of the header check; files that pass it reach the library. */
async function header(bytes: Buffer): Promise<string> {
  const file = path.join(home, 'looked-at.gguf');
  writeFileSync(file, bytes);
  return outcome(readFileHeader(file, 'whole'));
}

test.each(damagedPips().map(({ name, bytes, ends }) => [name, bytes, ends] as const))(
  '%s: fails with a reason, or answers',
  async (name, bytes, ends) => {
    const seen = await header(bytes);
    if (seen !== 'loads') return expect(ends).toContain(seen);
    const file = path.join(home, `${name.replaceAll(/\W+/g, '-')}.gguf`);
    writeFileSync(file, bytes);
    expect(ends).toContain(await outcome(brain.load(file)));
    if (brain.inference.state().kind !== 'ready') {
      expect(brain.inference.state()).toMatchObject({ kind: 'failed', error: { code: expect.any(String) } });
      return;
    }
    const said = await outcome(brain.ask({ turns: [{ role: 'user', text: 'Hello' }], maxTokens: 20 }));
    expect(['loads', 'empty-answer']).toContain(said);
  },
);

test('the header and the loaded model agree', async () => {
  const file = path.join(home, 'cut.gguf');
  writeFileSync(file, damagedPips().find(({ name }) => name === 'cut at 2000')?.bytes ?? '');
  expect(await outcome(brain.load(file))).toBe('model-damaged');
});

test('a missing file or a folder is an error; the next model loads', async () => {
  expect(await outcome(brain.load(path.join(home, 'gone.gguf')))).toBe('not-found');
  expect(await outcome(brain.load(home))).toBe('not-found');
  await brain.load(pipFile);
  expect((await brain.ask('What is Noggin?')).text).toBe(pipAnswers['What is Noggin?']);
});
