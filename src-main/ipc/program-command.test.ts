import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programCommand } from '../../src-preload/contract/program-command.ts';

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

  it.skipIf(process.platform === 'win32')('is one argument to a shell for every name a file can have', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(name, (file) => {
        const command = programCommand('llama.cpp', file, 'linux').replace('llama-cli -m', "printf '%s'");
        expect(spawnSync('sh', ['-c', command], { encoding: 'utf8' }).stdout).toBe(file);
      }),
      { numRuns: 60 },
    );
  });
});
