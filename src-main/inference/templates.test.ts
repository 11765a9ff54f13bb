import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Brain, openBrain } from '../../test/support/inference/brain.ts';
import { pipAnswers } from '../../test/support/pip/pip.ts';
import { pipParts, pipWithTemplate } from '../../test/support/pip/rewrite.ts';

let home: string;
let brain: Brain;

beforeAll(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'noggin-templates-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeEach(() => {
  brain = openBrain();
});
afterEach(() => brain.inference.stop());

const usual = new Map(pipParts().metadata).get('tokenizer.chat_template')?.value as string;

let files = 0;

function withTemplate(template: string | null): string {
  // A new name each time, as a loaded file is cached by name.
  files += 1;
  const file = path.join(home, `model-${files}.gguf`);
  writeFileSync(file, pipWithTemplate(template));
  return file;
}

test.each([
  ['none', null],
  ['an empty template', ''],
  ['an unclosed template', '{% for m in messages %}{{ m.content }}'],
  ['an invalid template', '{{{{ %} {% }}'],
  ['a template that refuses everything', "{{ raise_exception('No') }}"],
  ['a template that drops the text', 'Hello there{{ bos_token }}'],
  ['a template without output', '{# nothing #}'],
  ['a loop of 10^9', '{% for a in range(1000000000) %}x{% endfor %}'],
  [
    'nested loops',
    `{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x{% endfor %}{% endfor %}{% endfor %}`,
  ],
  [
    'a text that doubles',
    `{% set ns = namespace(x='xxxxxxxx') %}{% for a in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}`,
  ],
  [
    'a list that doubles',
    `{% set ns = namespace(x=[1]) %}{% for a in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}{{ ns.x }}`,
  ],
  [
    'a list in a list, printed repeatedly',
    `{% set ns = namespace(x=[1]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}`,
  ],
  [
    'a list of a text that doubles',
    `{% set ns = namespace(x=['xxxx']) %}{% for a in range(60) %}{% set ns.x = ns.x + [ns.x | join ~ ns.x | join] %}{% endfor %}{{ ns.x }}`,
  ],
  [
    'a text that replaces itself',
    `{% set ns = namespace(x='xxxxxxxx') %}{% for a in range(9) %}{% set ns.x = ns.x | replace('x', ns.x) %}{% endfor %}{{ ns.x }}`,
  ],
  [
    'a list in a loop',
    '{% set ns = namespace(x=[1]) %}{% for a in range(99999) %}{% set ns.x = ns.x + [a] %}{% endfor %}',
  ],
  [
    'an almost too long text',
    "{% set ns = namespace(x='xxxxxxxx') %}{% for a in range(25) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x | upper | trim | length }}",
  ],
  [
    'a list of a long text',
    "{% set ns = namespace(x='xxxxxxxx') %}{% for a in range(18) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{% set l = ns.x | list %}{% set m = l + l + l + l %}{{ m | join(ns.x) }}",
  ],
  [
    'an indent of 10^8',
    "{{ 'a\\nb' | indent(100000000) | upper | length }}{{ messages | tojson(indent=100000000) }}",
  ],
  ['a recursive macro', '{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}'],
  ['nested brackets', `{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`],
])('%s: refused as a chat template', async (_name, template) => {
  await expect(brain.load(withTemplate(template))).rejects.toMatchObject({ code: 'no-chat-template' });
  expect(brain.inference.state()).toMatchObject({ kind: 'failed', error: { code: 'no-chat-template' } });
});

test('a template that loops over long conversations fails for those alone, and the model continues', async () => {
  const bomb = `${usual}{% if messages | length > 2 %}{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}{% endif %}`;
  await brain.load(withTemplate(bomb));
  const turns = [
    { role: 'user', text: 'Hello!' },
    { role: 'assistant', text: 'Hello!' },
    { role: 'user', text: 'What is Noggin?' },
  ] as const;
  await expect(brain.ask({ turns })).rejects.toMatchObject({ code: 'template-failed' });
  expect((await brain.ask('What is Noggin?')).text).toBe(pipAnswers['What is Noggin?']);
  expect(brain.processes).toHaveLength(1);
});

test('a system prompt reaches a template with or without that role', async () => {
  const refusing = `{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}{% endfor %}${usual}`;
  const question = { system: 'Be kind.', turns: [{ role: 'user', text: 'What is Noggin?' }] } as const;
  await brain.load(withTemplate(refusing));
  const merged = await brain.ask(question);
  const alone = await brain.ask('What is Noggin?');
  expect(merged.facts?.promptTokens).toBeGreaterThan(alone.facts?.promptTokens ?? 0);
  // Pip's own template drops the system prompt silently: it must be kept there, too.
  await brain.load(withTemplate(usual));
  expect((await brain.ask(question)).facts?.promptTokens).toBe(merged.facts?.promptTokens);
});

test('alternating templates accept repeated and empty turns', async () => {
  const strict = `{% for m in messages %}{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Roles must alternate') }}{% endif %}{% endfor %}${usual}`;
  await brain.load(withTemplate(strict));
  const { end } = await brain.ask({
    turns: [
      { role: 'assistant', text: 'I was here first.' },
      { role: 'user', text: 'Hello!' },
      { role: 'user', text: 'Are you there?' },
      { role: 'assistant', text: '' },
      { role: 'user', text: 'What is Noggin?' },
    ],
  });
  expect(end.tokens).toBeGreaterThan(0);
});

test('a thinking switch is found where there is one, and nowhere else', async () => {
  const thinking = `{% if enable_thinking is defined and enable_thinking %}{{ '' }}{% endif %}${usual}`;
  expect((await brain.load(withTemplate(thinking))).canThink).toBe(true);
  const other = `{# enable_thinking #}{% for m in messages %}{% if m.thinking %}{{ 'enable_thinking' }}{% endif %}{% endfor %}${usual}`;
  expect((await brain.load(withTemplate(other))).canThink).toBe(false);
});
