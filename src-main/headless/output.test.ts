import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src-preload/contract/errors.ts';
import { terminalText } from '../names/terminal-text.ts';
import { exitCodeOf } from './exit-codes.ts';
import { createJsonOutput, createPlainOutput } from './output.ts';

function stream(isTTY: boolean) {
  const texts: string[] = [];
  return { isTTY, texts, write: (text: string) => texts.push(text) };
}

describe('output', () => {
  it('is one JSON object per line, with progress at most twice a second', () => {
    let now = 0;
    const out = stream(false);
    const output = createJsonOutput(out, () => now);
    output.tell({ event: 'started' }, 'line');
    for (now = 0; now < 2000; now += 10) output.progress({ event: 'progress', now }, 'line');
    expect(out.texts).toHaveLength(5);
    for (const text of out.texts) expect(JSON.parse(text)).toHaveProperty('event');
  });

  it('is a self-replacing line on a terminal, ended before the next', () => {
    const out = stream(true);
    const output = createPlainOutput(out, () => 0);
    output.progress({ event: 'progress' }, '10 %');
    output.tell({ event: 'installed' }, 'ready');
    output.tell({ event: 'end' }, null);
    expect(out.texts).toEqual(['\r\u001b[K10 %', '\nready\n']);
  });

  it('holds no terminal control sequence, whatever a model, server, or name says', () => {
    const evil = '\u001b]0;pwned\u0007\u009b2J\rover';
    const terminal = stream(true);
    const plain = createPlainOutput(terminal, () => 0);
    plain.tell({ event: 'stopped' }, evil);
    plain.piece({ event: 'text' }, evil);
    plain.progress({ event: 'progress' }, evil);
    const own = '\r\u001b[K';
    const told = terminal.texts.join('').replaceAll(own, '');
    expect(terminalText(told)).toBe(told);
    expect(told).not.toContain('\u001b');
    const lines = stream(true);
    createJsonOutput(lines, () => 0).tell({ event: 'stopped', message: evil }, null);
    expect(terminalText(lines.texts.join(''))).toBe(lines.texts.join(''));
    expect(JSON.parse(lines.texts[0] ?? '')).toEqual({ event: 'stopped', message: evil });
    // An answer is written to a file unchanged.
    const file = stream(false);
    createPlainOutput(file, () => 0).piece({ event: 'text' }, evil);
    expect(file.texts).toEqual([evil]);
  });

  it('has an exit code other than 0 for every error', () => {
    for (const code of errorCodes) expect(exitCodeOf(code)).toBeGreaterThan(0);
  });
});
