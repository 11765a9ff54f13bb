import { describe, expect, it } from 'vitest';
import type { WizardView } from '../../../src-preload/contract/wizard.ts';
import { aDownload, aModel, aReceipt, aSnapshot } from '../../state/fixtures/snapshots.ts';
import { choosableModels, stepOf, wizardDownloadIds } from './step.ts';

function wizardAt(over: Partial<WizardView> = {}): WizardView {
  return { state: 'open', step: 'hello', cancelling: null, smallFirst: null, ...over };
}

const cancelling = { id: 'first', modelId: 'small', name: 'Small Model' };

describe('the step', () => {
  it('is the one last gone to while there is nothing to show', () => {
    expect(stepOf(aSnapshot({ wizard: wizardAt() }))).toBe('hello');
    expect(stepOf(aSnapshot({ wizard: wizardAt({ step: 'choose' }) }))).toBe('choose');
  });

  it('is the download wherever one is under way, has stopped, or is a moment from its receipt', () => {
    for (const state of ['pending', 'downloading', 'paused', 'failed', 'complete'] as const) {
      for (const step of ['hello', 'choose', 'get', 'ready'] as const) {
        const snapshot = aSnapshot({ wizard: wizardAt({ step }), downloads: [aDownload({ state })] });
        expect(stepOf(snapshot)).toBe('get');
      }
    }
  });

  it('is the end when the model is here, and the choice when nothing came of it', () => {
    const wizard = wizardAt({ step: 'get' });
    expect(stepOf(aSnapshot({ wizard, installed: [aReceipt()] }))).toBe('ready');
    expect(stepOf(aSnapshot({ wizard }))).toBe('choose');
    expect(stepOf(aSnapshot({ wizard: wizardAt({ step: 'ready' }) }))).toBe('choose');
  });

  it('does not take a download that was just canceled for one', () => {
    const downloads = [aDownload({ state: 'paused' })];
    const snapshot = aSnapshot({ wizard: wizardAt({ step: 'choose', cancelling }), downloads });
    expect(stepOf(snapshot)).toBe('choose');
    expect(wizardDownloadIds(snapshot)).toEqual([]);
  });
});

describe('what is shown and offered', () => {
  it('puts the small model first', () => {
    const downloads = [aDownload(), aDownload({ id: 'second', modelId: 'tiny', position: 2 })];
    const wizard = wizardAt({ smallFirst: { smallId: 'second', largeId: 'first' } });
    expect(wizardDownloadIds(aSnapshot({ wizard, downloads }))).toEqual(['second', 'first']);
    expect(wizardDownloadIds(aSnapshot({ wizard: wizardAt(), downloads }))).toEqual(['first', 'second']);
  });

  it('offers what is neither here nor on its way, and what was just canceled', () => {
    const models = [aModel(), aModel({ id: 'here' }), aModel({ id: 'other' })];
    const snapshot = {
      models,
      downloads: [aDownload({ state: 'paused' as const })],
      installed: [aReceipt({ modelId: 'here' })],
    };
    const idsOf = (wizard: WizardView): string[] =>
      choosableModels(aSnapshot({ ...snapshot, wizard })).map(({ id }) => id);
    expect(idsOf(wizardAt())).toEqual(['other']);
    expect(idsOf(wizardAt({ cancelling }))).toEqual(['small', 'other']);
  });
});
