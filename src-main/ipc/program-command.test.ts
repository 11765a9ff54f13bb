import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programCommand, type Recipe, recipes } from '../../src-preload/contract/program-command.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';

const command = (recipe: Recipe, file: string, platform: string, modelId = 'small') =>
  programCommand(recipe, { modelId, path: file }, platform);

describe('a command for another program', () => {
  it.each([
    ['llama-cli', 'linux', '/home/o’neil/my models/a.gguf', "llama-cli -m '/home/o’neil/my models/a.gguf'"],
    ['llama-cli', 'darwin', "/it's/a.gguf", "llama-cli -m '/it'\\''s/a.gguf'"],
    ['llama-cli', 'win32', 'C:\\My Models\\ä 🙂.gguf', 'llama-cli -m "C:\\My Models\\ä 🙂.gguf"'],
    ['llama-server', 'linux', '/$HOME/50%.gguf', "llama-server -m '/$HOME/50%.gguf'"],
    ['lm-studio-link', 'darwin', '/models/a.gguf', "lms import --hard-link '/models/a.gguf'"],
    ['lm-studio-copy', 'win32', 'D:\\a.gguf', 'lms import --copy "D:\\a.gguf"'],
    ['skytwin', 'linux', '/models/a.gguf', "export SKYTWIN_LLAMA_MODEL='/models/a.gguf'"],
    ['skytwin', 'win32', 'C:\\Models\\a.gguf', 'setx SKYTWIN_LLAMA_MODEL "C:\\Models\\a.gguf"'],
    [
      'ollama',
      'linux',
      '/models/a.gguf',
      "printf 'FROM \"%s\"\\n' '/models/a.gguf' | ollama create small -f /dev/stdin",
    ],
    ['ollama', 'win32', 'C:\\a.gguf', 'ollama create small -f Modelfile'],
    ['ollama-modelfile', 'win32', 'C:\\My Models\\a.gguf', 'FROM "C:\\My Models\\a.gguf"'],
  ] as const)('names the file for %s on %s: %s', (recipe, platform, file, text) => {
    expect(command(recipe, file, platform)).toBe(text);
  });

  it.each([
    ['linux', 'a\\b.gguf'],
    ['linux', 'a\nb.gguf'],
    ['darwin', 'a\u001b[2Jb.gguf'],
    ['win32', 'C:\\$HOME\\a.gguf'],
    ['win32', 'C:\\a`n.gguf'],
    ['win32', 'C:\\%PATH%\\a.gguf'],
    ['win32', 'C:\\wow!\\a.gguf'],
    ['win32', 'C:\\“a”.gguf'],
    ['win32', 'C:\\a\r\nb.gguf'],
  ])('is not offered on %s for %j, which some shell would change', (platform, file) => {
    for (const recipe of recipes) expect(command(recipe, file, platform)).toBeNull();
  });

  it('is not offered where Windows would cut the path', () => {
    const long = (length: number) => `C:\\${'a'.repeat(length - 3)}`;
    expect(command('skytwin', long(1024), 'win32')).not.toBeNull();
    expect(command('skytwin', long(1025), 'win32')).toBeNull();
    expect(command('llama-cli', long(1025), 'win32')).not.toBeNull();
  });

  it('gives Ollama a short enough name', () => {
    expect(command('ollama', '/a.gguf', 'linux', 'a'.repeat(128))).toContain(` create ${'a'.repeat(80)} -f `);
  });

  const shells = ['sh', 'bash', 'zsh', 'fish'].filter(
    (shell) => spawnSync(shell, ['-c', 'true']).status === 0,
  );
  const name = fc.string({ unit: 'grapheme', minLength: 1 });
  const strange = ['-rf', '--help', "'; touch x; '", '"', '$(touch x)', '%s %d', '!!', 'a b', 'ä🙂', ' '];

  it.skipIf(shells.length === 0)(
    'is one argument in every installed shell, for every name it is offered for',
    () => {
      const holds = (file: string): void => {
        const text = command('llama-cli', file, 'linux')?.replace('llama-cli -m', "printf '%s'");
        if (text === undefined) return;
        for (const shell of shells) {
          expect(spawnSync(shell, ['-c', text], { encoding: 'utf8' }).stdout).toBe(file);
        }
      };
      for (const file of strange) holds(`/${file}`);
      fc.assert(fc.property(name, holds), { numRuns: 60 });
    },
  );

  it.skipIf(shells.length === 0)(
    'hands Ollama a Modelfile that names the file correctly, in every installed shell',
    () => {
      const folder = tempFolder();
      mkdirSync(path.join(folder, 'bin'));
      const ollama = path.join(folder, 'bin', 'ollama');
      writeFileSync(
        ollama,
        `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/said'\ncat "$4" > '${folder}/file'\n`,
        {
          mode: 0o755,
        },
      );
      const env = { ...process.env, PATH: `${path.dirname(ollama)}:${process.env['PATH']}` };
      for (const file of strange) {
        const text = command('ollama', `/${file}.gguf`, 'linux') ?? '';
        for (const shell of shells) {
          expect(spawnSync(shell, ['-c', text], { env }).status).toBe(0);
          expect(readFileSync(path.join(folder, 'said'), 'utf8')).toBe('create\nsmall\n-f\n/dev/stdin\n');
          expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe(`FROM "/${file}.gguf"\n`);
        }
      }
    },
  );
});
