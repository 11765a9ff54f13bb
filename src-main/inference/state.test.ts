import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InferenceState } from './port.ts';
import { type InferenceEvent, next } from './state.ts';

const model = { modelId: 'a', name: 'A', path: '/a.gguf' };
const loaded = { modelId: 'a', contextTokens: 512, canThink: false, canUseTools: false };
const error = { code: 'model-crashed', message: 'gone' } as const;
const empty = { kind: 'empty' } as InferenceState;

test('leads from empty to an answer and back', () => {
  const events: InferenceEvent[] = [
    { kind: 'load', model },
    { kind: 'progress', progress: 0.5 },
    { kind: 'progress', progress: 0.4 },
    { kind: 'loaded', loaded },
    { kind: 'asked' },
    { kind: 'answered' },
    { kind: 'failed', error },
    { kind: 'load', model },
    { kind: 'unloaded' },
  ];
  let state = empty;
  const kinds = events.map((event) => {
    state = next(state, event);
    return state.kind;
  });
  expect(kinds).toEqual([
    ...['loading', 'loading', 'loading', 'ready', 'answering', 'ready', 'failed', 'loading', 'empty'],
  ]);
});

test('any sequence of events keeps to legal transitions', () => {
  const event = fc.constantFrom<InferenceEvent>(
    ...([
      { kind: 'load', model },
      { kind: 'progress', progress: 0.5 },
      { kind: 'loaded', loaded },
      { kind: 'asked' },
      { kind: 'answered' },
      { kind: 'failed', error },
      { kind: 'unloaded' },
    ] as const),
  );
  const follows: Readonly<Record<InferenceState['kind'], readonly string[]>> = {
    empty: ['empty', 'loading'],
    loading: ['loading', 'ready', 'failed', 'empty'],
    ready: ['ready', 'answering', 'loading', 'failed', 'empty'],
    answering: ['answering', 'ready', 'loading', 'failed', 'empty'],
    failed: ['failed', 'loading', 'empty'],
  };
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state = empty;
      for (const each of events) {
        const following = next(state, each);
        expect(follows[state.kind]).toContain(following.kind);
        state = following;
      }
    }),
  );
});
