import { describe, expect, test } from 'vitest';
import type { DownloadAction, DownloadState } from '../../src-preload/contract/downloads.ts';
import { downloadStates, stateReasons } from '../../src-preload/contract/downloads.ts';
import { errorCodes } from '../../src-preload/contract/errors.ts';
import { actionsIn, afterRestart, isLegal, isTerminal, transitions } from './state.ts';

describe('the transition table', () => {
  test('covers every state, and leads only to known ones', () => {
    expect(Object.keys(transitions).toSorted()).toEqual([...downloadStates].toSorted());
    for (const targets of Object.values(transitions)) {
      for (const to of targets) expect(downloadStates).toContain(to);
      expect(new Set(targets).size).toBe(targets.length);
    }
  });

  test('only complete and canceled are terminal', () => {
    expect(downloadStates.filter(isTerminal)).toEqual(['complete', 'cancelled']);
  });

  test('leads from pending to complete, and only through verification', () => {
    expect(isLegal('pending', 'downloading')).toBe(true);
    expect(isLegal('downloading', 'verifying')).toBe(true);
    expect(isLegal('verifying', 'installing')).toBe(true);
    expect(isLegal('installing', 'complete')).toBe(true);
    const intoComplete = downloadStates.filter((from) => isLegal(from, 'complete'));
    const intoInstalling = downloadStates.filter((from) => isLegal(from, 'installing'));
    expect({ intoComplete, intoInstalling }).toEqual({
      intoComplete: ['installing'],
      intoInstalling: ['verifying'],
    });
  });

  test('has no transition from a state to itself', () => {
    for (const state of downloadStates) expect(isLegal(state, state)).toBe(false);
  });

  test('C10: allows cancel in every live state, and pause in every working one', () => {
    const cancellable = downloadStates.filter((from) => isLegal(from, 'cancelled'));
    const pausable = downloadStates.filter((from) => isLegal(from, 'paused'));
    expect(cancellable).toEqual(downloadStates.filter((state) => !isTerminal(state)));
    expect(pausable).toEqual(['pending', 'downloading', 'verifying', 'installing']);
  });
});

describe('the actions of a state', () => {
  test.each([
    ['pending', ['pause', 'cancel']],
    ['downloading', ['pause', 'cancel']],
    ['verifying', ['pause', 'cancel']],
    ['installing', ['pause', 'cancel']],
    ['paused', ['resume', 'cancel']],
    ['complete', []],
    ['cancelled', []],
  ] as const)('%s offers %j', (state, actions) => {
    expect(actionsIn(state, null)).toEqual(actions);
  });

  test('B6: a failed download offers retry, but replace where a file is in the way', () => {
    for (const code of errorCodes) {
      const expected = code === 'target-occupied' ? ['replace', 'cancel'] : ['retry', 'cancel'];
      expect(actionsIn('failed', code)).toEqual(expected);
    }
  });

  test('every action is a legal transition', () => {
    const target: Partial<Record<DownloadAction, DownloadState>> = {
      pause: 'paused',
      resume: 'pending',
      retry: 'pending',
      replace: 'pending',
      cancel: 'cancelled',
    };
    for (const state of downloadStates) {
      for (const code of [null, 'target-occupied'] as const) {
        for (const action of actionsIn(state, code)) {
          expect([state, action, isLegal(state, target[action] as DownloadState)]).toEqual([
            state,
            action,
            true,
          ]);
        }
      }
    }
  });
});

describe('after a restart', () => {
  test.each([
    ['downloading', { to: 'pending', reason: 'interrupted', interrupted: true }],
    ['verifying', { to: 'pending', reason: 'interrupted', interrupted: true }],
    ['pending', { to: 'pending', reason: 'interrupted', interrupted: true }],
    ['installing', { to: 'pending', reason: 'interrupted', interrupted: false }],
  ] as const)('C1: %s resumes automatically', (state, next) => {
    expect(afterRestart(state, null, true)).toEqual(next);
  });

  test.each(['downloading', 'verifying', 'pending'] as const)(
    'C1: %s becomes paused when resuming is manual',
    (state) => {
      expect(afterRestart(state, null, false)).toEqual({
        to: 'paused',
        reason: 'interrupted',
        interrupted: true,
      });
    },
  );

  test('C1: an install is finished even when resuming is manual, as the file is verified', () => {
    expect(afterRestart('installing', null, false)?.to).toBe('pending');
  });

  test('C3: a download paused by quitting resumes without a record of an interruption', () => {
    expect(afterRestart('paused', 'quit', true)).toEqual({
      to: 'pending',
      reason: 'quit',
      interrupted: false,
    });
    expect(afterRestart('paused', 'quit', false)).toBeNull();
  });

  test('C10: a person’s pause or a failure stays', () => {
    for (const automatic of [true, false]) {
      for (const reason of stateReasons.filter((reason) => reason !== 'quit')) {
        expect(afterRestart('paused', reason, automatic)).toBeNull();
      }
      for (const state of ['failed', 'complete', 'cancelled'] as const) {
        expect(afterRestart(state, null, automatic)).toBeNull();
      }
    }
  });
});
