import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { projectRoot } from './runtime.ts';
import { type Trouble, told, troublesOfPlaywright } from './troubles.ts';
import { troublesFile } from './troubles-reporter.ts';

test('failed and skipped tests are listed with their reason, failures last', () => {
  const text = told([
    { state: 'failed', where: ['a.test.ts', 'group', 'one'], why: 'Error: no\n  at here' },
    { state: 'skipped', where: ['b.test.ts', 'two'], why: 'needs a disk' },
  ]);
  expect(text).toBe(
    [
      '\nSkipped:',
      'b.test.ts › two',
      '    needs a disk',
      '\nFailed:',
      'a.test.ts › group › one',
      '    Error: no',
      '      at here',
    ].join('\n'),
  );
  expect(told([])).toBe('');
});

test('Playwright’s report: failures, flaky tests, skipped ones, and errors outside a test', () => {
  const spec = (title: string, status: string, error?: string) => ({
    title,
    file: 'x.e2e.ts',
    tests: [
      {
        status,
        annotations: status === 'skipped' ? [{ type: 'skip', description: 'no nginx' }] : [],
        results: [error === undefined ? {} : { error: { message: error } }],
      },
    ],
  });
  const report = {
    suites: [
      {
        specs: [spec('good', 'expected')],
        suites: [{ specs: [spec('bad', 'unexpected', 'no'), spec('flaky', 'flaky', 'once')] }],
      },
      { specs: [spec('left', 'skipped')] },
    ],
    errors: [{ message: 'the worker died' }],
  };
  expect(troublesOfPlaywright(report)).toEqual([
    { state: 'failed', where: ['x.e2e.ts', 'bad'], why: 'no' },
    { state: 'failed', where: ['x.e2e.ts', 'flaky'], why: 'once' },
    { state: 'skipped', where: ['x.e2e.ts', 'left'], why: 'no nginx' },
    { state: 'failed', where: ['the run'], why: 'the worker died' },
  ]);
});

test('Vitest: a test, a hook, a file that fails to load, a process that dies, an unhandled rejection', () => {
  const folder = tempFolder();
  const write = (name: string, text: string): void =>
    writeFileSync(
      path.join(folder, name),
      `import { beforeAll, describe, expect, test } from 'vitest';\n${text}\n`,
    );
  write('fails.test.js', `test('one', () => expect(1).toBe(2));\ntest('two', () => {});`);
  write('skips.test.js', `test('left', ({ skip }) => skip('no disk here'));`);
  write(
    'group.test.js',
    `describe('g', () => { beforeAll(() => { throw new Error('not ready'); }); test('x', () => {}); });`,
  );
  write('broken.test.js', `throw new Error('cannot be loaded');`);
  write('dies.test.js', `test('last', () => process.kill(process.pid, 'SIGKILL'));`);
  write('late.test.js', `test('fine', () => { Promise.reject(new Error('nobody waits')); });`);
  const report = path.join(folder, 'troubles.json');
  const reporter = fileURLToPath(new URL('./troubles-reporter.ts', import.meta.url));
  const vitest = path.join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', `--root=${folder}`, '--pool=forks', `--reporter=${reporter}`];
  const run = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, [troublesFile]: report },
    encoding: 'utf8',
  });
  expect(run.status).toBe(1);
  const troubles = JSON.parse(readFileSync(report, 'utf8')) as Trouble[];
  const of = (...where: string[]): Trouble | undefined =>
    troubles.find((trouble) => trouble.where.join() === where.join());
  expect(of('fails.test.js', 'one')).toMatchObject({
    state: 'failed',
    why: expect.stringContaining('expected 1'),
  });
  expect(of('skips.test.js', 'left')).toEqual({
    state: 'skipped',
    where: ['skips.test.js', 'left'],
    why: 'no disk here',
  });
  expect(of('group.test.js', 'g')?.why).toContain('not ready');
  expect(of('broken.test.js')?.why).toContain('cannot be loaded');
  expect(of('dies.test.js', 'last') ?? of('dies.test.js')).toMatchObject({ state: 'failed' });
  const outside = troubles.filter(({ where }) => where.join() === 'the run').map(({ why }) => why);
  expect(outside).toContainEqual(expect.stringContaining('nobody waits'));
  expect(troubles.some(({ where }) => where.includes('two') || where.includes('fine'))).toBe(false);
});
