import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NogginError } from '../errors.ts';
import { maxPastedLength, readPasted } from './pasted.ts';

const hub = 'https://huggingface.co';
const strict = { allowLoopbackHttp: false };
const read = (text: string) => readPasted(text, hub, strict);
const plain = { kind: 'hub', repository: 'org/repo', revision: null, path: null, quantization: null };

describe('a model on the hub', () => {
  test.each([
    ['org/repo', plain],
    ['  org/repo\n', plain],
    ['org/repo:Q4_K_M', { ...plain, quantization: 'Q4_K_M' }],
    ['hf.co/org/repo', plain],
    ['hf.co/org/repo:Q4_K_M', { ...plain, quantization: 'Q4_K_M' }],
    ['huggingface.co/org/repo', plain],
    ['huggingface.co/org/repo/tree/main', { ...plain, revision: 'main' }],
    ['https://huggingface.co/org/repo', plain],
    ['https://huggingface.co/org/repo/', plain],
    ['https://HUGGINGFACE.co/org/repo?library=x#y', plain],
    ['https://hf.co/org/repo:IQ4_XS', { ...plain, quantization: 'IQ4_XS' }],
    ['https://huggingface.co/org/repo/discussions/3', plain],
    ['https://huggingface.co/org/repo/tree/main/sub', { ...plain, revision: 'main', path: 'sub' }],
    ['https://huggingface.co/org/repo/blob/v1/a%20b.gguf', { ...plain, revision: 'v1', path: 'a b.gguf' }],
    [
      'https://huggingface.co/org/repo/resolve/0123abc/sub/m.gguf?download=true',
      { ...plain, revision: '0123abc', path: 'sub/m.gguf' },
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  const m = (repository: string, more: object = {}) => ({ ...plain, repository, ...more });

  test.each([
    ['https://huggingface.co/org/repo/tree/refs%2Fpr%2F1', { revision: 'refs/pr/1' }],
    ['https://huggingface.co/org/repo/tree/refs/pr/1', { revision: 'refs/pr/1' }],
    [
      'https://huggingface.co/org/repo/blob/refs%2Fpr%2F1/sub/a.gguf',
      { revision: 'refs/pr/1', path: 'sub/a.gguf' },
    ],
    ['https://huggingface.co/org/repo/blob/feature%2Fx/a.gguf', { revision: 'feature/x', path: 'a.gguf' }],
    ['https://huggingface.co/org/repo/blob/main/100%25.gguf', { revision: 'main', path: '100%.gguf' }],
    ['https://huggingface.co/org/repo?show_file_info=sub%2Fa.gguf', { path: 'sub/a.gguf' }],
  ])('%s: is split before decoding', (text, more) => {
    expect(read(text)).toEqual({ ...plain, ...more });
  });

  test.each([
    'http://huggingface.co/org/repo',
    'HTTP://HuggingFace.co/org/repo',
    'http://www.huggingface.co/org/repo/',
    'http://hf.co:80/org/repo',
    'hf://org/repo',
  ])('%s is requested over https', (text) => {
    expect(read(text)).toEqual(plain);
  });

  test.each([
    ['ollama run hf.co/org/repo:Q4_K_M', m('org/repo', { quantization: 'Q4_K_M' })],
    ['$ ollama pull huggingface.co/org/repo', plain],
    ['ollama run --verbose hf.co/org/repo', plain],
    ['llama-server -hf org/repo:Q8_0 --port 8080', m('org/repo', { quantization: 'Q8_0' })],
    [
      './build/bin/llama-cli --hf-repo org/repo --hf-file sub/a.gguf -p "Why is it?"',
      m('org/repo', { path: 'sub/a.gguf' }),
    ],
    ['llama-server \\\n  -hfr org/repo \\\n  -hff a.gguf -c 2048', m('org/repo', { path: 'a.gguf' })],
    ['llama-cli.exe --hf-repo=org/repo', plain],
    ['LLAMA_LOG=1 llama-server -hf org/repo', plain],
    [
      'huggingface-cli download org/repo a.gguf --local-dir . --local-dir-use-symlinks False',
      m('org/repo', { path: 'a.gguf' }),
    ],
    [
      'hf download org/repo --include "*Q4_K_M*" --revision v2',
      m('org/repo', { quantization: 'Q4_K_M', revision: 'v2' }),
    ],
    ['hf download org/repo', plain],
    ['lms get org/repo@q4_k_m', m('org/repo', { quantization: 'q4_k_m' })],
    ['lms get https://huggingface.co/org/repo', plain],
    ['docker model run hf.co/org/repo:Q4_0', m('org/repo', { quantization: 'Q4_0' })],
    ['ramalama run huggingface://org/repo/a.gguf', m('org/repo', { revision: 'main', path: 'a.gguf' })],
    ['git clone https://huggingface.co/org/repo', plain],
    [
      'wget -O x.gguf https://huggingface.co/org/repo/resolve/main/a.gguf',
      m('org/repo', { revision: 'main', path: 'a.gguf' }),
    ],
    [
      'curl -L https://models.example/a.gguf -o a.gguf',
      { kind: 'link', url: 'https://models.example/a.gguf' },
    ],
  ])('a command yields the model it names: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('the configured hub is recognized by its own address', () => {
    const loopback = { allowLoopbackHttp: true };
    expect(readPasted('http://127.0.0.1:81/org/repo', 'http://127.0.0.1:81', loopback)).toEqual(plain);
  });
});

test('any https address of a .gguf is a link', () => {
  const link = 'https://models.example/a/b.gguf?key=1#part';
  expect(read(link)).toEqual({ kind: 'link', url: 'https://models.example/a/b.gguf?key=1' });
});

test.each([
  '',
  '   ',
  'llama',
  'org/',
  '/repo',
  'org/repo/more',
  'org/re po',
  'org/re\u0000po',
  '../repo',
  'org/..',
  'org/re..po',
  'org/re--po',
  'org/repo.',
  'datasets/org',
  'https://huggingface.co/datasets/org/repo',
  'https://huggingface.co/',
  'https://huggingface.co/org',
  'https://huggingface.co/org/repo/resolve',
  'https://huggingface.co/org/repo/resolve/main/a%2F..%2Fx.gguf',
  'https://huggingface.co/org/repo/resolve/main/%ff.gguf',
  'https://huggingface.co/org/repo/resolve/main/a%5Cb.gguf',
  'https://models.example/page',
  'https://models.example/%00.gguf',
  'http://models.example/a.gguf',
  'file:///etc/passwd.gguf',
  'javascript:alert(1)//.gguf',
  'http://huggingface.co.evil.example/org/repo',
  'http://huggingface.co:8080/org/repo',
  'https://huggingface.co/org/repo/tree/main/%2e%2e%2fx',
  'https://huggingface.co/org/repo?show_file_info=..%2Fx',
  // From Ollama's own library, which is missing on the hub.
  'ollama run llama3.2',
  'ollama list',
  'llama-server -m model.gguf',
  'llama-server -hf org/repo --hf-file ../x.gguf',
  'hf download',
  'rm -rf org/repo',
  'wget http://models.example/a.gguf',
  'https://user:secret@models.example/a.gguf',
  `https://models.example/${'a'.repeat(maxPastedLength)}.gguf`,
])('%j is refused with a typed error', (text) => {
  expect(() => read(text)).toThrow(NogginError);
});

test('a password in an address is kept out of the error', () => {
  try {
    read('https://user:hunter2@models.example/a.gguf');
  } catch (error) {
    expect(JSON.stringify([(error as Error).message, (error as NogginError).details])).not.toContain(
      'hunter2',
    );
  }
});

describe('any text at all', () => {
  const part = fc.string({ maxLength: 30 });
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3000 }),
    fc.array(part, { maxLength: 8 }).map((parts) => `https://huggingface.co/${parts.join('/')}`),
    fc.array(part, { maxLength: 8 }).map((parts) => `https://${parts.join('/')}.gguf`),
    fc.tuple(part, part, part).map(([a, b, c]) => `${a}/${b}:${c}`),
    fc
      .array(fc.oneof(part, fc.constantFrom('-hf', 'download', 'run', 'hf.co/org/repo', 'org/repo')), {
        maxLength: 6,
      })
      .map((words) => ['llama-server', ...words].join(' ')),
  );

  test('is understood or refused with a typed error, and never becomes a path', () => {
    fc.assert(
      fc.property(text, (input) => {
        try {
          const pasted = read(input);
          if (pasted.kind === 'link') {
            expect(new URL(pasted.url).protocol).toBe('https:');
          } else {
            expect(pasted.repository).toMatch(/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/);
            expect(pasted.repository).not.toContain('..');
            expect((pasted.path ?? '').split('/')).not.toContain('..');
          }
        } catch (error) {
          expect(error).toBeInstanceOf(NogginError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
