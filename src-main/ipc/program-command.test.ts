import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programCommand, programs } from '../../src-preload/contract/program-command.ts';

describe('the command for another program', () => {
  it('names the file, whatever it is called', () => {
    expect(programCommand('llama.cpp', '/home/o’neil/my models/a.gguf', 'linux')).toBe(
      "llama-cli -m '/home/o’neil/my models/a.gguf'",
    );
    expect(programCommand('llama.cpp', 'C:\\My Models\\a.gguf', 'win32')).toBe(
      'llama-cli -m "C:\\My Models\\a.gguf"',
    );
  });

  it('leaves the file to us: LM Studio gets a copy', () => {
    expect(programCommand('lm-studio', '/models/a.gguf', 'darwin')).toBe(
      "lms import --copy '/models/a.gguf'",
    );
  });

  it('sets what SkyTwin reads, so that it lasts until it is started', () => {
    expect(programCommand('skytwin', '/models/a.gguf', 'linux')).toBe(
      "export SKYTWIN_LLAMA_MODEL='/models/a.gguf'",
    );
    expect(programCommand('skytwin', 'C:\\Models\\a.gguf', 'win32')).toBe(
      'setx SKYTWIN_LLAMA_MODEL "C:\\Models\\a.gguf"',
    );
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
  ])('is not offered on %s for %j, which some shell reads otherwise', (platform, file) => {
    for (const program of programs) expect(programCommand(program, file, platform)).toBeNull();
  });

  const shells = ['sh', 'bash', 'zsh', 'fish'].filter(
    (shell) => spawnSync(shell, ['-c', 'true']).status === 0,
  );
  it.skipIf(shells.length === 0)(
    'is one argument to every shell there is, for every name it is offered for',
    () => {
      const name = fc.string({ unit: 'grapheme', minLength: 1 });
      fc.assert(
        fc.property(name, (file) => {
          const command = programCommand('llama.cpp', file, 'linux')?.replace('llama-cli -m', "printf '%s'");
          if (command === undefined) return;
          for (const shell of shells) {
            expect(spawnSync(shell, ['-c', command], { encoding: 'utf8' }).stdout).toBe(file);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});
