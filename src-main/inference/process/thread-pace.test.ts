import { afterEach, describe, expect, test } from 'vitest';
import { planFor, questionOf } from '../../../test/support/inference/brain.ts';
import { pipFile } from '../../../test/support/pip/pip.ts';
import { answer } from './answer.ts';
import { loadModel, type Model } from './load-model.ts';
import { createThreadPace } from './thread-pace.ts';

const feed = (pace: ReturnType<typeof createThreadPace>, ms: number, tokens: number): number => {
  for (let token = 0; token < tokens; token += 1) pace.token(ms);
  return pace.count;
};

describe('threads', () => {
  test('stay while tokens keep their pace', () => {
    const pace = createThreadPace(6);
    expect(feed(pace, 20, 100)).toBe(6);
    expect(feed(pace, 60, 100)).toBe(6);
  });

  test('are halved while tokens take much longer, down to one', () => {
    const pace = createThreadPace(6);
    feed(pace, 20, 16);
    expect([feed(pace, 200, 8), feed(pace, 200, 8), feed(pace, 200, 8), feed(pace, 200, 80)]).toEqual([
      ...[3, 2, 1, 1],
    ]);
  });

  test('stay reduced where it helped, and are restored for the next answer', () => {
    const pace = createThreadPace(4);
    feed(pace, 20, 16);
    feed(pace, 200, 8);
    expect(feed(pace, 40, 80)).toBe(2);
    pace.begin();
    expect(pace.count).toBe(4);
    expect(feed(pace, 200, 8)).toBe(2);
  });

  test('are kept despite one slow token, or a model that is slow from the start', () => {
    const pace = createThreadPace(4);
    feed(pace, 20, 8);
    pace.token(5000);
    expect(feed(pace, 20, 7)).toBe(4);
    expect(feed(createThreadPace(4), 5000, 80)).toBe(4);
  });
});

describe('a model slowed by other programs', () => {
  let model: Model | undefined;
  afterEach(() => model?.dispose());

  test('continues with fewer threads, in mid-answer', async () => {
    model = await loadModel(planFor(pipFile, { threads: 2 }), { progress: () => {}, template: () => {} });
    const counts: number[] = [];
    const { setThreads } = model;
    const watched: Model = {
      ...model,
      setThreads: (count) => {
        counts.push(count);
        setThreads(count);
      },
    };
    let time = 0;
    let looks = 0;
    let text = '';
    const telling = {
      call: () => {},
      prompt: () => {},
      text: (more: string) => {
        text += more;
      },
    };
    const clock = (): number => {
      looks += 1;
      time += looks > 14 ? 1000 : 10;
      return time;
    };
    const question = questionOf('Tell me a story.');
    await answer(watched, question, telling, new AbortController().signal, clock);
    expect([counts[0], counts.at(-1)]).toEqual([2, 1]);
    expect(text.length).toBeGreaterThan(40);
  });
});
