import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentsOf, parseArguments } from './arguments.ts';

describe('the command line', () => {
  it('opens the window without a command of ours', () => {
    for (const args of [[], ['--hidden'], ['noggin://model/x'], ['/tmp/a.gguf'], ['--unknown']]) {
      expect(parseArguments(args)).toEqual({ kind: 'window' });
    }
  });

  it('drops the executable, and in development the app’s folder', () => {
    expect(argumentsOf(['noggin', '--no-sandbox', '--list'], false)).toEqual(['--no-sandbox', '--list']);
    expect(argumentsOf(['electron', '--no-sandbox', '.', '--pull', 'a'], true)).toEqual([
      ...['--no-sandbox', '--pull', 'a'],
    ]);
  });

  it('reads each command', () => {
    expect(parseArguments(['--pull', 'a', '--json'])).toEqual({
      ...{ kind: 'pull', wish: 'a', json: true, unproven: false, now: false },
    });
    expect(parseArguments(['--no-sandbox', '--pull=org/repo:Q4', '--unproven', '--lang=de'])).toEqual({
      ...{ kind: 'pull', wish: 'org/repo:Q4', json: false, unproven: true, now: false },
    });
    expect(parseArguments(['--pull', 'a', '--now'])).toMatchObject({ kind: 'pull', wish: 'a', now: true });
    expect(parseArguments(['--verify'])).toEqual({ kind: 'verify', modelId: null, json: false });
    expect(parseArguments(['--verify', 'm', '--json'])).toEqual({ kind: 'verify', modelId: 'm', json: true });
    expect(parseArguments(['--serve'])).toEqual({
      ...{ kind: 'serve', port: null, ollama: false, keyFile: null, json: false },
    });
    expect(parseArguments(['--serve', '--port', '7000', '--ollama', '--key-file=/k', '--json'])).toEqual({
      ...{ kind: 'serve', port: 7000, ollama: true, keyFile: '/k', json: true },
    });
    expect(parseArguments(['--list'])).toEqual({ kind: 'list', json: false });
    expect(parseArguments(['--help', '--list'])).toEqual({ kind: 'help' });
    expect(parseArguments(['--version'])).toEqual({ kind: 'version' });
  });

  it.each([
    [['--pull']],
    [['--pull', '--json']],
    [['--pull=', '--json']],
    [['--pull', 'a', 'b']],
    [['--list', '--unproven']],
    [['--verify', '--now']],
    [['--list', '--ollama']],
    [['--ask', 'a', '--port', '7000']],
    [['--serve', '--model', 'a']],
    [['--serve', '--port']],
    [['--serve', '--port', '80']],
    [['--serve', '--port', '99999']],
    [['--serve', '--port=7000x']],
    [['--serve', '--key-file']],
    [['--serve=yes']],
    [['--list', '--verify']],
    [['--list=yes']],
    [['--list', '--list']],
    [['--verify=']],
    [['--list', '--typo']],
  ])('reports what is wrong with %j', (args) => {
    const command = parseArguments(args);
    expect(command.kind).toBe('wrong');
    expect(command).toMatchObject({ sentence: expect.stringMatching(/\.$/) });
  });

  it('never throws', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('--pull', '--list', '--verify', '--json', '--pull=x', '--verify='),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (args) => {
        const command = parseArguments(args);
        if (command.kind === 'pull') expect(command.wish).not.toBe('');
      }),
    );
  });
});

describe('a question', () => {
  const asked = (...args: string[]) => parseArguments(args);

  it('goes to the model in use, or to another', () => {
    const usual = { kind: 'ask', modelId: null, system: '', json: false };
    expect(asked('--ask', 'Why?')).toEqual({ ...usual, question: 'Why?' });
    expect(asked('--ask=Why?', '--model', 'pip', '--system=Be brief', '--json')).toEqual({
      ...{ kind: 'ask', question: 'Why?', modelId: 'pip', system: 'Be brief', json: true },
    });
    // The whole question may come from standard input.
    expect(asked('--ask')).toEqual({ ...usual, question: null });
  });

  it('has its own options with values, and an end', () => {
    expect(asked('--list', '--model', 'pip').kind).toBe('wrong');
    expect(asked('--ask', 'Why?', '--model').kind).toBe('wrong');
    expect(asked('--ask', 'Why?', '--unproven').kind).toBe('wrong');
    expect(asked('--ask', 'Why?', '--pull', 'pip').kind).toBe('wrong');
    expect(asked('--ask', 'x'.repeat(100_001)).kind).toBe('wrong');
  });
});
