import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import { createRedact } from '../../diagnostics/redact.ts';
import { logFiles, openLog as openLogWith } from './log.ts';

const redact = createRedact({
  folders: [],
  home: '/home/zora',
  userName: 'zora',
  computerName: '',
  secrets: [],
});
const openLog = (file: string) => openLogWith(file, redact);

const MiB = 1024 * 1024;

function scene() {
  const file = path.join(tempFolder(), 'logs', 'noggin.log');
  const lines = (): Record<string, unknown>[] =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { file, lines };
}

describe('the log', () => {
  it('creates its folder and writes one line of JSON per event', () => {
    const { file, lines } = scene();
    const log = openLog(file);
    log.info('started', { version: '1.0' });
    log.warn('refused', { code: 'not-now' });
    log.error('failed');
    expect(lines()).toMatchObject([
      { level: 'info', event: 'started', version: '1.0' },
      { level: 'warn', event: 'refused', code: 'not-now' },
      { level: 'error', event: 'failed' },
    ]);
    for (const { at } of lines()) expect(new Date(String(at)).toISOString()).toBe(at);
  });

  it('appends to an existing file', () => {
    const { file, lines } = scene();
    openLog(file).info('first');
    openLog(file).info('second');
    expect(lines().map(({ event }) => event)).toEqual(['first', 'second']);
  });

  it('redacts secrets', () => {
    const { file, lines } = scene();
    const secret = 'hf_abcdef';
    openLog(file).info('asked', {
      token: secret,
      accessToken: secret,
      Authorization: `Bearer ${secret}`,
      cookie: secret,
      'set-cookie': secret,
      password: secret,
      clientSecret: secret,
      host: 'models.example',
    });
    expect(lines()).toMatchObject([{ event: 'asked', host: 'models.example' }]);
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
  });

  it('redacts nested secrets', () => {
    const { file, lines } = scene();
    const secret = 'hf_abcdef';
    openLog(file).info('asked', { request: { host: 'models.example', headers: { authorization: secret } } });
    expect(lines()).toMatchObject([{ request: { host: 'models.example' } }]);
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
  });

  it('redacts personal data', () => {
    const { file, lines } = scene();
    const address = 'https://me:pw@cdn.example/a.gguf?sig=abc';
    openLog(file).warn('failed at /home/zora/x', {
      path: '/home/zora/Letters/a.gguf',
      list: [address, 'zora'],
    });
    expect(lines()).toMatchObject([
      {
        event: 'failed at <home>/x',
        path: '<home>/a.gguf',
        list: ['https://…@cdn.example/a.gguf?…', '<user>'],
      },
    ]);
  });

  it.each([
    'two\nlines\r\n{"event":"forged"}',
    '100%c of %s, %d and %o',
    'a "quote" and a \\backslash',
    'übung \u2028 \u0000 🧠',
  ])('writes %o as one line that parses to the same value', (text) => {
    const { file, lines } = scene();
    const log = openLog(file);
    log.info(text, { text });
    log.info('after');
    expect(lines()).toMatchObject([{ event: text, text }, { event: 'after' }]);
  });

  it('protects its own fields from an event’s facts', () => {
    const { file, lines } = scene();
    openLog(file).warn('refused', { event: 'started', level: 'info', at: 'never' });
    expect(lines()).toMatchObject([{ event: 'refused', level: 'warn' }]);
    expect(lines()[0]?.['at']).not.toBe('never');
  });

  it('never throws: a value without JSON is written as text', () => {
    const { file, lines } = scene();
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    openLog(file).error('odd', { cycle, big: 1n, token: 'hf_abcdef' });
    expect(lines()).toMatchObject([
      { level: 'error', event: 'odd', big: '1', cycle: { self: '(not plain)' } },
    ]);
    expect(readFileSync(file, 'utf8')).not.toContain('hf_abcdef');
  });

  it('survives a failed write', () => {
    const { file } = scene();
    mkdirSync(file, { recursive: true });
    expect(() => openLog(file).info('lost')).not.toThrow();
  });

  it('rotates at 5 MB and keeps three older files', () => {
    const { file, lines } = scene();
    const log = openLog(file);
    const text = 'x '.repeat(4500);
    for (let count = 0; count < 4500; count += 1) log.info('long', { count, text });
    const folder = path.dirname(file);
    expect(readdirSync(folder).sort()).toEqual([
      'noggin.log',
      'noggin.log.1',
      'noggin.log.2',
      'noggin.log.3',
    ]);
    expect(
      logFiles(file)
        .map((name) => path.basename(name))
        .toSorted(),
    ).toEqual(readdirSync(folder).toSorted());
    for (const name of readdirSync(folder)) {
      expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(7 * MiB);
    }
    expect(lines().at(-1)?.['count']).toBe(4499);
  });

  it('counts the bytes an earlier process wrote', () => {
    const { file, lines } = scene();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'x'.repeat(5 * MiB + 1));
    openLog(file).info('started');
    expect(lines()).toMatchObject([{ event: 'started' }]);
    expect(existsSync(`${file}.1`)).toBe(true);
  });
});
