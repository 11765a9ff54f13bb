import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, test } from 'vitest';
import { namedFile } from './named-file.ts';
import { projectRoot } from './runtime.ts';

describe('a named test file', () => {
  const file = 'script/lib/counts.test.ts';

  it.each([
    ['from the project folder', projectRoot, path.join('script', 'lib', 'counts.test.ts')],
    ['from its own folder', path.join(projectRoot, 'script', 'lib'), 'counts.test.ts'],
    ['from elsewhere, by its path in the project', os.tmpdir(), file],
    ['by its absolute path', os.tmpdir(), path.join(projectRoot, ...file.split('/'))],
  ])('is found %s', (_how, folder, argument) => {
    expect(namedFile(argument, folder)).toBe(file);
  });

  it.each(['counts', '-t', 'adds up', '-g'])('is passed to the runner when it is no file: %s', (argument) => {
    expect(namedFile(argument, projectRoot)).toBe(argument);
  });
});

test('tests run on the project’s Node, whichever one called npm', () => {
  const { version } = JSON.parse(
    readFileSync(path.join(projectRoot, 'node_modules', 'node', 'package.json'), 'utf8'),
  );
  expect(process.versions.node).toBe(version);
});

describe('npm test', () => {
  // As a person calls it: with their own Node, without the variables of npm or a test run.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD|NODE|VITEST|TEST$)/i.test(name),
  );
  const ofProject = path.join(projectRoot, 'node_modules');
  const PATH = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(ofProject))
    .join(path.delimiter);
  const ask = async (...args: string[]) => {
    const child = spawn('npm', ['test', '--', ...args], {
      cwd: path.join(projectRoot, 'script', 'lib'),
      env: { ...Object.fromEntries(own), PATH },
      stdio: ['ignore', 'pipe', 'ignore'],
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32',
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return { code, output };
  };
  const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

  it('runs one file, and prints how many of its tests passed', async () => {
    const { code, output } = await ask('unit', 'counts.test.ts');
    const tests = readFileSync(path.join(projectRoot, 'script/lib/counts.test.ts'), 'utf8').match(
      /^test\(/gm,
    );
    expect(lastLine(output)).toBe(`${tests?.length} passed, 0 failed, 0 skipped`);
    expect(code).toBe(0);
  });

  it('fails where no test has that name', async () => {
    const { code, output } = await ask('unit', 'no-such-file.test.ts');
    expect(lastLine(output)).toBe('0 passed, 1 failed, 0 skipped');
    expect(code).toBe(1);
  });
});
