import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chatTemplates } from '../../../test/support/inference/templates.ts';
import type { Turn } from '../port.ts';
import { renderConversation } from './render-conversation.ts';
import { settledTurns } from './shape-conversation.ts';
import { readTemplate } from './template/render.ts';
import type { Renderer } from './template/renderer.ts';

/** A renderer in this thread. */
function rendererOf(template: string): Renderer {
  const read = readTemplate({ template, bosToken: '<s>', eosToken: '</s>' });
  return {
    read: async () => read.switches,
    render: async (filling) => {
      try {
        return { kind: 'text', text: read.render(filling) };
      } catch (error) {
        return { kind: 'refused', message: String(error) };
      }
    },
    close: () => {},
  };
}

const renderers = Object.entries(chatTemplates).map(
  ([name, template]) => [name, rendererOf(template)] as const,
);
const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    'a',
    'Hi',
    'user',
    'assistant',
    '<|im_end|>',
    '{{ 1 }}',
    'it\'s "so"',
    'zwei\nZeilen',
    '日本',
  ),
);
const turn: fc.Arbitrary<Turn> = fc.record({ role: fc.constantFrom('user', 'assistant'), text });
const conversation = fc
  .tuple(fc.array(turn, { maxLength: 8 }), fc.string({ minLength: 1, maxLength: 20 }))
  .filter(([, question]) => question.trim() !== '')
  .map(([before, question]): readonly Turn[] => [...before, { role: 'user', text: question }]);

/** How many times a text occurs, without overlaps. */
function times(whole: string, part: string): number {
  return whole.split(part).length - 1;
}

describe.each(renderers)('%s', (_name, renderer) => {
  test('any conversation renders all of the person’s text, as often as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(text, conversation, async (system, turns) => {
        const { text: rendered } = await renderConversation(renderer, { system, turns, think: false });
        const written = turns.filter(({ role, text: said }) => role === 'user' && said.trim() !== '');
        for (const { text: said } of written) {
          const same = written.filter((each) => each.text.trim() === said.trim()).length;
          expect(times(rendered, said.trim())).toBeGreaterThanOrEqual(same);
        }
        expect(rendered).toContain(system.trim());
        for (const { text: said } of settledTurns(turns)) expect(rendered).toContain(said.trim());
      }),
      { numRuns: 60 },
    );
  });

  test('the same conversation renders the same', async () => {
    await fc.assert(
      fc.asyncProperty(text, conversation, async (system, turns) => {
        const once = await renderConversation(renderer, { system, turns, think: false });
        expect(await renderConversation(renderer, { system, turns, think: false })).toEqual(once);
      }),
      { numRuns: 20 },
    );
  });
});

test('the least intrusive shape is chosen', async () => {
  const turns = [{ role: 'user', text: 'Hello' }] as const;
  const shown = async (template: string) =>
    (await renderConversation(rendererOf(template), { system: 'Be kind', turns, think: false })).text;
  expect(await shown(chatTemplates.chatml)).toBe(
    '<|im_start|>system\nBe kind<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n',
  );
  expect(await shown(chatTemplates.gemma)).toBe(
    '<s><start_of_turn>user\nBe kind\n\nHello<end_of_turn>\n<start_of_turn>model\n',
  );
  expect(await shown(chatTemplates.parts)).toBe('<|system|>Be kind<|end|><|user|>Hello<|end|><|assistant|>');
  expect(await shown(chatTemplates.deaf)).toBe('<user>Be kind\n\nHello</user><assistant>');
});

test('a continued answer stands at the end unchanged, with its thinking opened once', async () => {
  const turns = [
    { role: 'user', text: 'Hello' },
    { role: 'assistant', text: '<think>\nSo they' },
  ] as const;
  const rendered = async (template: string) =>
    renderConversation(rendererOf(template), { system: '', turns, think: true });
  expect(await rendered(chatTemplates.deepseek)).toEqual({
    ...{ text: '<s><｜User｜>Hello<｜Assistant｜><think>\nSo they', opened: '' },
  });
  expect((await rendered(chatTemplates.chatml)).text).toMatch(/assistant\n<think>\nSo they$/);
});

test('thinking opened by a template is part of the answer; a switch closes it', async () => {
  const turns = [{ role: 'user', text: 'Hello' }] as const;
  const opened = async (template: string, think: boolean) =>
    (await renderConversation(rendererOf(template), { system: '', turns, think })).opened;
  expect(await opened(chatTemplates.deepseek, false)).toBe('<think>\n');
  expect(await opened(chatTemplates.qwen3, true)).toBe('');
  expect(await opened(chatTemplates.qwen3, false)).toBe('');
});

test('a template that refuses or loses the text in every shape fails', async () => {
  const conversationOf = { system: '', turns: [{ role: 'user', text: 'Hello' }] as const, think: false };
  for (const template of ["{{ raise_exception('No') }}", 'Hello', '{{ messages[0].content[0:2] }}']) {
    await expect(renderConversation(rendererOf(template), conversationOf)).rejects.toMatchObject({
      code: 'template-failed',
    });
  }
});
