import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chatTemplates } from '../../../test/support/inference/templates.ts';
import { createStopWatch, stopProbe, stopStringOf } from './stop-strings.ts';
import { readTemplate } from './template/render.ts';

test.each([
  ['chatml', '<|im_end|>'],
  ['qwen3', '<|im_end|>'],
  ['deepseek', '<｜end▁of▁sentence｜>'],
  ['gemma', '<end_of_turn>'],
  ['mistral', '</s>'],
  ['llama3', '<|eot_id|>'],
  ['vicuna', '\n### Human:'],
  ['deaf', '</assistant>'],
] as const)('%s ends an answer with %j', (name, stop) => {
  const template = readTemplate({ template: chatTemplates[name], bosToken: '<s>', eosToken: '</s>' });
  const rendered = template.render({ messages: stopProbe, asksForAnswer: false, think: false });
  expect(stopStringOf(rendered)).toBe(stop);
});

test.each(['', 'nothing of it', 'second quiet word', 'second quiet word third quiet word'])(
  'without a certain stop, nothing ends an answer: %j',
  (rendered) => expect(stopStringOf(rendered)).toBe(''),
);

test('however the text is split, only text before the first stop is sent', () => {
  const stops = ['<|im_end|>', '\n### Human:'];
  const piece = fc.constantFrom(
    'a',
    ' ',
    '<',
    '<|',
    '|im',
    '_end',
    '|>',
    '<|im_end|>',
    '\n',
    '###',
    ' Human',
    ':',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const watch = createStopWatch(stops);
      const told = pieces.map((each) => watch.add(each)).join('') + watch.rest();
      const whole = pieces.join('');
      const ends = stops.map((stop) => whole.indexOf(stop)).filter((at) => at >= 0);
      // The first complete stop ends it, even if another one began earlier.
      expect(whole.startsWith(told)).toBe(true);
      expect(watch.isOver).toBe(ends.length > 0);
      expect(told).toBe(ends.length === 0 ? whole : told);
      for (const stop of stops) expect(told.includes(stop)).toBe(false);
    }),
  );
});
