import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createThinkingSplitter, type ThoughtAndText } from './thinking.ts';

function split(chunks: readonly string[], isWhole = true): ThoughtAndText {
  const splitter = createThinkingSplitter();
  for (const chunk of chunks) splitter.add(chunk);
  splitter.end(isWhole);
  return splitter.read();
}

/** The split while more text may come. */
function soFar(chunks: readonly string[]): ThoughtAndText {
  const splitter = createThinkingSplitter();
  for (const chunk of chunks) splitter.add(chunk);
  return splitter.read();
}

const fenced = '```html\n<think>\nx\n</think>\n```\nDone';

describe('thinking and answer are separated', () => {
  test.each<[string, string, string | null, string]>([
    ['none', 'Hello', null, 'Hello'],
    ['<think>', '<think>\nWell.\n</think>\n\nHello', 'Well.', 'Hello'],
    ['<thinking>, in any case', ' \n<Thinking>Well.</THINKING>Hello', 'Well.', 'Hello'],
    ['[THINK]', '[THINK]Well.[/THINK]Hello', 'Well.', 'Hello'],
    ['◁think▷', '◁think▷Well.◁/think▷Hello', 'Well.', 'Hello'],
    ['another name in the closing tag', '<think>Well.</thinking>Hello', 'Well.', 'Hello'],
    ['an empty tag', '<think>\n\n</think>\n\nHello', null, 'Hello'],
    [
      'harmony',
      '<|channel|>analysis<|message|>Well.<|end|><|start|>assistant<|channel|>final<|message|>Hello<|return|>',
      'Well.',
      'Hello',
    ],
    ['harmony without its inner tokens', '<|channel|>analysis Well.<|channel|>final Hello', 'Well.', 'Hello'],
    [
      'harmony with two analysis channels',
      '<|channel|>analysis<|message|>A<|end|><|start|>assistant<|channel|>commentary<|message|>B<|end|><|start|>assistant<|channel|>final<|message|>C',
      'A\n\nB',
      'C',
    ],
    ['harmony with the answer alone', '<|channel|>final<|message|>Hello', null, 'Hello'],
    ['a closing tag alone', 'Well.\n</think>\n\nHello', 'Well.', 'Hello'],
    ['a closing tag alone, inside the line', 'Well.</think>Hello', 'Well.', 'Hello'],
    ['nested', '<think>a<think>b</think>c</think>d', 'a<think>b\n\nc', 'd'],
    [
      'its own closing tag as a word',
      '<think>Use `</think>` here.\n</think>\nHello',
      'Use `\n\n` here.',
      'Hello',
    ],
    ['twice', '<think>a</think>Hello\n<think>b</think>world', 'a\n\nb', 'Hello\nworld'],
    ['tags in a code block', fenced, null, fenced],
    ['tags in a code block, after thinking', `<think>a</think>${fenced}`, 'a', fenced],
    [
      'tags in a code block with longer fences',
      `~~~~\n~~~\n</think>\n~~~~\nA`,
      null,
      `~~~~\n~~~\n</think>\n~~~~\nA`,
    ],
    ['tags in inline code', 'Write `<think>` and `</think>`.', null, 'Write `<think>` and `</think>`.'],
    ['a tag in the middle of a line', 'The tag <think> is one', null, 'The tag <think> is one'],
    ['a closing tag in a line of the answer', '<think>a</think>The </think> tag', 'a', 'The </think> tag'],
    [
      'harmony as a word',
      'Its marks: <|end|> and <|channel|>final.',
      null,
      'Its marks: <|end|> and <|channel|>final.',
    ],
    ['the beginning of a tag at the end', 'a < b, <thin', null, 'a < b, <thin'],
    ['other tags', '<b>Hello</b> [x](y) <|x|>', null, '<b>Hello</b> [x](y) <|x|>'],
    ['nothing', '', null, ''],
  ])('%s', (_what, raw, thinking, text) => {
    expect(split([raw])).toEqual({ thinking, text });
  });

  test('unclosed thinking is thinking when cut off, and the answer when the model was done', () => {
    expect(split(['<think>\nHello'], false)).toEqual({ thinking: 'Hello', text: '' });
    expect(split(['<think>\nHello'], true)).toEqual({ thinking: null, text: 'Hello' });
    expect(split(['Hello\n</think>'], true)).toEqual({ thinking: null, text: 'Hello' });
  });

  test('a continued message continues in the part where it stopped', () => {
    const inThought = createThinkingSplitter({ thinking: 'Well', text: '' });
    inThought.add(', then.</think>Hello');
    expect(inThought.read()).toEqual({ thinking: 'Well, then.', text: 'Hello' });
    const inText = createThinkingSplitter({ thinking: 'Well', text: '```\nHel' });
    inText.add('lo\n</think>');
    expect(inText.read()).toEqual({ thinking: 'Well', text: '```\nHello\n</think>' });
  });
});

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...['<think>', '</think>', '<thinking>', '</thinking>', '[THINK]', '[/THINK]', '◁think▷', '◁/think▷'],
      ...['<|channel|>analysis', '<|channel|>final', '<|message|>', '<|end|>', '<|start|>assistant'],
      ...[
        '\n',
        '\n\n',
        ' ',
        '```',
        '```\n',
        '\n```\n',
        '~~~\n',
        '`',
        '<',
        '<thi',
        '</',
        '<|',
        'word',
        'ä',
        '😀',
      ],
    ),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 30 },
);

/** The text, cut at these offsets. */
function cut(raw: string, places: readonly number[]): readonly string[] {
  const at = [...new Set(places.map((place) => place % (raw.length + 1)))].toSorted((a, b) => a - b);
  return [...at, raw.length].map((end, index) => raw.slice(at[index - 1] ?? 0, end));
}

describe('any cut of the stream', () => {
  test('gives the same split', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(), { maxLength: 30 }), fc.boolean(), (parts, places, isWhole) => {
        const raw = parts.join('');
        const whole = split([raw], isWhole);
        expect(split(cut(raw, places), isWhole)).toEqual(whole);
        expect(split([...raw.split('')], isWhole)).toEqual(whole);
        expect(soFar(cut(raw, places))).toEqual(soFar([raw]));
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps every word', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.constant(['word']))), (parts) => {
        const raw = parts.flat().join('');
        const { thinking, text } = split([raw]);
        const count = (of: string): number => of.split('word').length - 1;
        expect(count(`${thinking ?? ''}\n${text}`)).toBe(count(raw));
      }),
      { numRuns: 1000 },
    );
  });
});
