import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../test/support/temp-folder.ts';
import { openLedger } from './ledger/ledger.ts';
import { createSettings } from './settings.ts';

/** A real ledger with this text as the stored settings. */
function ledgerWith(text: string | null) {
  const ledger = openLedger(path.join(tempFolder(), 'ledger.sqlite'));
  onTestFinished(() => ledger.close());
  if (text !== null) ledger.settings.set('settings', text);
  return ledger;
}

const defaults = {
  resumeAutomatically: true,
  keepAwake: true,
  bytesPerSecondLimit: null,
  connectionsPerHost: 8,
  parallelDownloads: 2,
  downloadHoursOn: false,
  downloadHoursFrom: 1380,
  downloadHoursTo: 420,
  notifications: true,
  openAtLogin: false,
  trayIcon: true,
  appearance: 'system' as const,
  language: 'system' as const,
  updateAutomatically: true,
  watchModels: false,
  keepConversations: true,
  idleUnloadMinutes: 10,
  serverOn: false,
  serverPort: 6644,
  serverOllama: false,
  unwantedModels: [],
};

describe('the settings', () => {
  it('keep every valid value beside an invalid one', () => {
    const text = '{"connectionsPerHost":99,"bytesPerSecondLimit":1000000,"keepAwake":false}';
    expect(createSettings(ledgerWith(text)).read()).toEqual({
      ...defaults,
      bytesPerSecondLimit: 1_000_000,
      keepAwake: false,
    });
  });

  it('resume downloads automatically by default', () => {
    expect(createSettings(ledgerWith(null)).read()).toEqual({ ...defaults, resumeAutomatically: true });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '42',
    '"text"',
    '{"resumeAutomatically":"no"}',
    '{"resumeAutomatically":null}',
  ])('are the defaults when %o is stored, and can be changed again', (text) => {
    const ledger = ledgerWith(text);
    const settings = createSettings(ledger);
    expect(settings.read()).toEqual({ ...defaults, resumeAutomatically: true });
    settings.change({ resumeAutomatically: false });
    expect(settings.read()).toEqual({ ...defaults, resumeAutomatically: false });
    expect(JSON.parse(ledger.settings.get('settings') ?? '')).toEqual({ resumeAutomatically: false });
  });

  it('keep a value that is set to undefined', () => {
    const settings = createSettings(ledgerWith(null));
    settings.change({ keepAwake: false, connectionsPerHost: 2 });
    settings.change({ keepAwake: undefined, connectionsPerHost: 3 });
    expect(settings.read()).toEqual({ ...defaults, keepAwake: false, connectionsPerHost: 3 });
  });

  it('leave out fields unknown to this version', () => {
    const settings = createSettings(ledgerWith('{"resumeAutomatically":false,"voice":"low"}'));
    expect(settings.read()).toEqual({ ...defaults, resumeAutomatically: false });
  });

  it('preserve fields of a newer version', () => {
    const ledger = ledgerWith('{"voice":"low","resumeAutomatically":true}');
    createSettings(ledger).change({ resumeAutomatically: false });
    expect(JSON.parse(ledger.settings.get('settings') ?? '')).toEqual({
      voice: 'low',
      resumeAutomatically: false,
    });
  });

  it('survive a restart', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    const first = openLedger(file);
    createSettings(first).change({ resumeAutomatically: false });
    first.close();
    const second = openLedger(file);
    onTestFinished(() => second.close());
    expect(createSettings(second).read()).toEqual({ ...defaults, resumeAutomatically: false });
  });
});
