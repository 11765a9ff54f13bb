import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../headless/arguments.ts';
import { createLinks } from './links.ts';
import { openRequestOf } from './open-request.ts';
import { readLink } from './read-link.ts';

const hub = 'https://huggingface.co';
const read = (address: string) => readLink(address, hub);
const getting = (text: string) => `noggin://get?link=${encodeURIComponent(text)}`;

describe('a link', () => {
  it.each([
    ['noggin://', { kind: 'window' }],
    ['noggin:', { kind: 'window' }],
    ['NOGGIN:///', { kind: 'window' }],
    ['noggin://model/qwen3-8b-q4_k_m', { kind: 'model', modelId: 'qwen3-8b-q4_k_m' }],
    ['noggin://Model/qwen3-8b-q4_k_m/', { kind: 'model', modelId: 'qwen3-8b-q4_k_m' }],
    ['noggin://get?link=org/repo', { kind: 'get', text: 'org/repo' }],
    ['noggin://get/?link=org%2Frepo%3AQ4_K_M', { kind: 'get', text: 'org/repo:Q4_K_M' }],
    [
      getting('https://a.example/b+c.gguf?x=1&y=2'),
      { kind: 'get', text: 'https://a.example/b+c.gguf?x=1&y=2' },
    ],
    [getting('https://huggingface.co/org/repo'), { kind: 'get', text: 'https://huggingface.co/org/repo' }],
  ])('%s', (address, meant) => {
    expect(read(address)).toEqual(meant);
  });

  it.each([
    'noggin://settings',
    'noggin:model/small',
    'noggin://model',
    'noggin://model/',
    'noggin://model/a/b',
    'noggin://model/con',
    'noggin://model/Small',
    'noggin://model/small?start=yes',
    'noggin://model/small#x',
    'noggin://model:80/small',
    'noggin://me@model/small',
    'noggin://?link=org/repo',
    'noggin://get',
    'noggin://get?link=',
    'noggin://get?link=org/repo&start=yes',
    'noggin://get?text=org/repo',
    'noggin://get/x?link=org/repo',
    getting('http://a.example/b.gguf'),
    getting('http://127.0.0.1/b.gguf'),
    getting('https://me:secret@a.example/b.gguf'),
    getting('file:///etc/passwd.gguf'),
    getting('https://a.example/b.exe'),
    getting('org/re po'),
    getting('org/repo\n'),
    getting('https://a.example/\u202Efugg.gguf'),
    'noggin://get?link=%E0%A4%A',
    'noggin://model/sm\nall',
    `noggin://model/${'a'.repeat(6000)}`,
    'https://a.example/',
  ])('%s is refused', (address) => {
    expect(read(address)).toEqual({ kind: 'unreadable' });
  });

  it('parses without a throw, and yields only an id or https text', () => {
    const hosts = fc.constantFrom('', 'model', 'get', 'get?link=', 'model/', 'x');
    fc.assert(
      fc.property(hosts, fc.string({ unit: 'binary' }), fc.boolean(), (host, rest, isEncoded) => {
        const link = read(`noggin://${host}${isEncoded ? encodeURIComponent(rest) : rest}`);
        if (link.kind === 'model') expect(link.modelId).toMatch(/^[a-z0-9][a-z0-9._-]*$/);
        if (link.kind === 'get') expect(link.text).toMatch(/^(?!http:)[\x21-\x7e]{1,2000}$/);
      }),
    );
  });

  it('never yields commands, whatever else is on the command line', () => {
    expect(parseArguments(['noggin://x', '--pull', 'small'])).toEqual({ kind: 'window' });
    expect(parseArguments(['--list', 'NOGGIN:'])).toEqual({ kind: 'window' });
  });
});

describe('a command line', () => {
  const folder = path.resolve('/folder');
  const file = (name: string) => ({ kind: 'file', file: path.join(folder, name) });

  it.each([
    [[], { kind: 'window' }],
    [['--hidden', '/app', 'notes.txt'], { kind: 'window' }],
    [['--no-sandbox', 'noggin://model/small'], { kind: 'link', address: 'noggin://model/small' }],
    [['a.gguf'], file('a.gguf')],
    [['A B.GGUF', 'c.gguf'], file('A B.GGUF')],
    [['sub/../a.gguf'], file('a.gguf')],
    [[pathToFileURL(path.join(folder, 'ä b.gguf')).href], file('ä b.gguf')],
    [['--x.gguf'], { kind: 'window' }],
    [['a\0.gguf'], { kind: 'window' }],
    [['https://a.example/b.txt'], { kind: 'window' }],
  ])('%j', (words, arrival) => {
    expect(openRequestOf(words, folder)).toEqual(arrival);
  });

  it('parses without a throw, and yields absolute file paths only', () => {
    const word = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom('file:', 'file://a/b.gguf', 'file:///%2F.gguf'),
    );
    fc.assert(
      fc.property(fc.array(word), fc.string(), (words, tail) => {
        const arrival = openRequestOf([...words, `${tail}.gguf`], folder);
        if (arrival.kind === 'file') expect(path.isAbsolute(arrival.file)).toBe(true);
      }),
    );
  });
});

describe('the last opened link', () => {
  it('stays until it was seen, and survives older ones', () => {
    const links = createLinks(hub);
    let changes = 0;
    links.onChange(() => {
      changes += 1;
    });
    links.open('noggin://');
    expect([links.view(), changes]).toEqual([null, 0]);
    links.open('noggin://nothing');
    const old = links.view();
    expect(old).toMatchObject({ kind: 'refused' });
    links.open('noggin://model/small');
    links.seen(old?.id ?? '');
    expect(links.view()).toMatchObject({ kind: 'model', modelId: 'small' });
    links.seen(links.view()?.id ?? '');
    expect([links.view(), changes]).toEqual([null, 3]);
  });
});

describe('the menu', () => {
  it('sends its command to the page, unless another is pending', () => {
    const links = createLinks(hub);
    links.menuCommand({ kind: 'go', to: 'models' });
    const first = links.view();
    expect(first).toMatchObject({ kind: 'go', to: 'models' });
    links.menuCommand({ kind: 'add' });
    expect(links.view()).toBe(first);
    links.seen(first?.id ?? '');
    links.menuCommand({ kind: 'add' });
    expect(links.view()).toMatchObject({ kind: 'add' });
    // A link opened elsewhere is newer, and takes precedence over a menu command.
    links.open('noggin://model/small');
    expect(links.view()).toMatchObject({ kind: 'model', modelId: 'small' });
  });
});
