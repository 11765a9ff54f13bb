import { expect, test } from 'vitest';
import type { ChoiceReason, HubFileView } from '../../../src-preload/contract/huggingface.ts';
import { isRecommended, whyChosen } from './why-chosen.ts';

const file = (id: string, speed: HubFileView['speed'] = 'fast'): HubFileView => ({
  ...{
    id,
    name: id,
    bytes: 1,
    parts: 1,
    quantization: 'Q4_K_M',
    memoryNeededBytes: 1,
    verdict: 'comfortable',
  },
  ...{ speed, tokensPerSecond: 1, role: null, published: true },
});
const offer = (chosenBecause: ChoiceReason, files = [file('0'), file('1')]) => ({
  ...{ id: '', name: '', host: '', repository: null, gated: false, companions: [], files },
  ...{ chosenId: '0', chosenBecause },
});

test('each reason has its sentence, and only models that run well are recommended', () => {
  expect(whyChosen(offer('comfortable'))).toMatch(/best balance/);
  expect(isRecommended(offer('comfortable'))).toBe(true);
  const slow = offer('comfortable', [file('0', 'slow'), file('1')]);
  expect(whyChosen(slow)).toMatch(/slowly/);
  expect(isRecommended(slow)).toBe(false);
  expect(whyChosen(offer('tight'))).toMatch(/just fits/);
  expect(whyChosen(offer('lightest'))).toMatch(/too big/);
  expect([isRecommended(offer('tight')), isRecommended(offer('lightest'))]).toEqual([false, false]);
});

test('a file that was named, or is the only one, needs no reason', () => {
  expect(whyChosen(offer('named'))).toBeNull();
  expect(isRecommended(offer('named'))).toBe(false);
  expect(whyChosen(offer('comfortable', [file('0')]))).toBeNull();
});
