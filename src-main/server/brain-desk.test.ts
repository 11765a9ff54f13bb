import { expect, test } from 'vitest';
import { createScripted } from '../../test/support/inference/scripted.ts';
import { NogginError } from '../errors.ts';
import { createBrain } from '../inference/brain.ts';
import type { Inference, Question } from '../inference/port.ts';
import { createTurns } from '../inference/turns.ts';
import { createBrainDesk } from './brain-desk.ts';

const never = new AbortController().signal;
const question: Question = { system: '', turns: [], temperature: 0, maxTokens: 5, seed: 1, think: true };
const events = { prompt: () => {}, text: () => {} };
const facts = { promptTokens: 3, contextTokens: 4096, leftOut: 0 };

/** The desk on a scripted model, with time under the test's control. */
function scene(minutes: number | null = 1) {
  const model = createScripted();
  const loads: { readonly modelId: string; readonly asked: boolean | undefined }[] = [];
  const timers: (() => void)[] = [];
  const inference: Inference = {
    ...model,
    load: (plan, asked) => {
      loads.push({ modelId: plan.model.modelId, asked });
      return model.load(plan, asked);
    },
  };
  const brain = createBrain({
    inference,
    plan: async (modelId) => ({
      model: { modelId, name: modelId, path: `/${modelId}` },
      ...{ contextTokens: 4096, threads: 1, gpuLayers: 0 },
    }),
    inUse: () => null,
    idleMinutes: () => minutes,
    isMemoryShort: async () => false,
    background: { isOn: () => false, makeWay: async () => {} },
    now: () => 0,
    later: (_ms, run) => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
  });
  const turns = createTurns();
  const served = () => ({ models: [], inUse: null, loaded: null });
  const desk = createBrainDesk({ brain, inference, turns, served, asked: () => {} });
  return { model, loads, timers, turns, desk };
}

test('a program’s question loads its model, keeps the crash count, and thinks only where supported', async () => {
  const { model, loads, desk } = scene();
  const answered = desk.answer('a', question, events, never);
  const asked = await model.asked();
  expect(asked.question).toMatchObject({ modelId: 'a', think: true });
  expect(loads).toEqual([{ modelId: 'a', asked: false }]);
  asked.end();
  expect(await answered).toMatchObject({ reason: 'end' });
});

test('the model is unloaded after the idle time, as after a person’s question', async () => {
  const { model, timers, desk } = scene();
  const answered = desk.answer('a', question, events, never);
  const asked = await model.asked();
  expect(model.state().kind).toBe('ready');
  asked.end();
  await answered;
  // The timer fires every half minute.
  for (let look = 0; look < 3 && model.state().kind === 'ready'; look += 1) {
    timers.shift()?.();
    await new Promise(setImmediate);
  }
  expect(model.state().kind).toBe('empty');
});

test('a model replaced in between is loaded again, unnoticed by the program', async () => {
  const { model, loads, desk } = scene();
  const answered = desk.answer('a', question, events, never);
  const first = await model.asked();
  model.become({ kind: 'empty' });
  first.fail(new NogginError('not-now', 'Another model is loaded'));
  (await model.asked()).end();
  await answered;
  expect(loads).toHaveLength(2);
});

test('a started answer is never restarted', async () => {
  const { model, desk } = scene();
  const answered = desk.answer('a', question, events, never);
  const { events: told, fail } = await model.asked();
  told.prompt(facts);
  fail(new NogginError('not-now', 'It is over'));
  await expect(answered).rejects.toMatchObject({ code: 'not-now' });
  expect(model.count()).toBe(1);
});

test('programs wait for the person’s turn, and end their own when they disconnect', async () => {
  const { model, turns, desk } = scene();
  const end = await turns.take('person', never);
  const gone = new AbortController();
  const waiting = desk.answer('a', question, events, gone.signal);
  const next = desk.embed('a', ['x', 'y'], never);
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'not-now' });
  expect(model.count()).toBe(0);
  end();
  expect((await next).vectors).toHaveLength(2);
  await desk.load('b', never);
  expect(model.state()).toMatchObject({ kind: 'ready', model: { modelId: 'b' } });
  (await turns.take('person', never))();
});
