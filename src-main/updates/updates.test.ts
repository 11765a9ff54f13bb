import { describe, expect, test } from 'vitest';
import type { UpdateView } from '../../src-preload/contract/updates.ts';
import { noUpdates } from './installation.ts';
import { updateError } from './update-error.ts';
import type { Updater } from './updater.ts';
import { createUpdates, type UpdatePorts } from './updates.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

function scene(over: Partial<Updater> = {}, ports: Partial<UpdatePorts> = {}) {
  const done: string[] = [];
  const updater: Updater = {
    look: async () => '2.0.0',
    fetch: async (onPercent) => {
      for (const percent of [10, 10.4, 99.9]) onPercent(percent);
    },
    installAtEnd: (isWanted) => done.push(isWanted ? 'at its end' : 'on request'),
    installAndStart: () => {
      done.push('install');
      return true;
    },
    ...over,
  };
  const updates = createUpdates({
    ...{ off: null, log: silent, updater: async () => updater, isBusy: () => false, now: () => 7 },
    isAutomatic: () => true,
    ...ports,
  });
  const shown: UpdateView[] = [];
  updates.onChange(() => shown.push(updates.view()));
  return { updates, shown, done };
}

/** A download under the test's control; an abandoned one fails a moment later. */
function slowLine() {
  let arrive = (): void => {};
  let givenUp = 0;
  const fetch: Updater['fetch'] = (_onPercent, signal) =>
    new Promise((resolve, reject) => {
      arrive = resolve;
      signal.addEventListener('abort', () => {
        givenUp += 1;
        setImmediate(() => reject(new Error('cancelled')));
      });
    });
  return { fetch, arrive: () => arrive(), givenUp: () => givenUp };
}

describe('an update', () => {
  test('is found, downloaded, and ready', async () => {
    const { updates, shown } = scene();
    await updates.look('person');
    const version = '2.0.0';
    expect(shown).toEqual([
      { state: 'looking' },
      { state: 'fetching', version, percent: 0 },
      { state: 'fetching', version, percent: 10 },
      { state: 'fetching', version, percent: 99 },
      { state: 'ready', version },
    ]);
  });

  test('that is missing leaves the state idle, with the time of the check', async () => {
    const { updates } = scene({ look: async () => null });
    await updates.look('person');
    expect(updates.view()).toEqual({ state: 'idle', lookedAtMs: 7 });
  });

  test('waits until the last download has ended', async () => {
    let isBusy = true;
    const { updates } = scene({}, { isBusy: () => isBusy });
    await updates.look('person');
    expect(updates.view()).toEqual({ state: 'waiting', version: '2.0.0' });
    updates.downloadsChanged();
    expect(updates.view().state).toBe('waiting');
    isBusy = false;
    updates.downloadsChanged();
    await expect.poll(() => updates.view().state).toBe('ready');
  });

  test('is installed on restart by the person, once nothing is under way', async () => {
    const { updates, done } = scene();
    expect(() => updates.wantRestart()).toThrow(expect.objectContaining({ code: 'not-now' }));
    await updates.look('person');
    expect(updates.atEnd()).toBe(false);
    updates.wantRestart();
    expect(done).toEqual(['at its end']);
    expect(updates.atEnd()).toBe(true);
    expect(done.at(-1)).toBe('install');
  });

  test('is installed at quit while automatic updates are on', async () => {
    let isAutomatic = true;
    const { updates, done } = scene({}, { isAutomatic: () => isAutomatic });
    await updates.look('schedule');
    isAutomatic = false;
    updates.settingsChanged();
    isAutomatic = true;
    updates.settingsChanged();
    expect(done).toEqual(['at its end', 'on request', 'at its end']);
    expect(updates.view().state).toBe('ready');
  });

  test('is checked by a person’s request alone while automatic updates are off', async () => {
    const { updates, shown, done } = scene({}, { isAutomatic: () => false });
    await updates.look('schedule');
    expect(shown).toEqual([]);
    await updates.look('person');
    expect(updates.view().state).toBe('ready');
    expect(done).toEqual(['on request']);
  });

  test('in transit is abandoned when automatic updates are turned off, unless a person asked', async () => {
    for (const by of ['schedule', 'person'] as const) {
      let isAutomatic = true;
      const line = slowLine();
      const { updates } = scene({ fetch: line.fetch }, { isAutomatic: () => isAutomatic });
      const looked = updates.look(by);
      await expect.poll(() => updates.view().state).toBe('fetching');
      isAutomatic = false;
      updates.settingsChanged();
      expect(updates.view().state).toBe(by === 'schedule' ? 'idle' : 'fetching');
      line.arrive();
      await looked;
      expect(updates.view().state).toBe(by === 'schedule' ? 'idle' : 'ready');
    }
  });

  test('yields to a download that starts, and continues after it', async () => {
    let isBusy = false;
    const line = slowLine();
    const { updates } = scene({ fetch: line.fetch }, { isBusy: () => isBusy });
    void updates.look('schedule');
    await expect.poll(() => updates.view().state).toBe('fetching');
    isBusy = true;
    updates.downloadsChanged();
    expect(updates.view()).toEqual({ state: 'waiting', version: '2.0.0' });
    expect(line.givenUp()).toBe(1);
    isBusy = false;
    updates.downloadsChanged();
    await expect.poll(() => updates.view().state).toBe('fetching');
    line.arrive();
    await expect.poll(() => updates.view().state).toBe('ready');
    expect(line.givenUp()).toBe(1);
  });

  test('that fails to install lets the app quit normally', async () => {
    const { updates } = scene({ installAndStart: () => false });
    await updates.look('person');
    updates.wantRestart();
    expect(updates.atEnd()).toBe(false);
  });

  test('that is ready, or disabled for this copy, is not checked again', async () => {
    let looks = 0;
    const look = async () => {
      looks += 1;
      return '2.0.0';
    };
    const { updates } = scene({ look });
    await Promise.all([updates.look('person'), updates.look('person')]);
    await updates.look('person');
    expect(looks).toBe(1);
    const none = scene({ look }, { off: 'policy' });
    await none.updates.look('person');
    expect(looks).toBe(1);
    expect(none.updates.view()).toEqual({ state: 'off', why: 'policy' });
  });

  test.each(['look', 'fetch'] as const)('that fails at %s is reported, and checked again', async (step) => {
    let isBroken = true;
    const { updates } = scene({
      [step]: async () => {
        if (isBroken) throw new Error('net::ERR_CONNECTION_REFUSED');
        return step === 'look' ? '2.0.0' : undefined;
      },
    });
    await updates.look('person');
    expect(updates.view()).toMatchObject({ state: 'failed', error: { code: 'network' }, lookedAtMs: 7 });
    isBroken = false;
    await updates.look('person');
    expect(updates.view().state).toBe('ready');
  });
});

test.each([
  ['sha512 checksum mismatch, expected a, got b', 'ERR_CHECKSUM_MISMATCH', 'checksum-mismatch'],
  ['New version 2 is not signed by the application owner', undefined, 'checksum-mismatch'],
  ['net::ERR_CERT_AUTHORITY_INVALID', undefined, 'tls'],
  ['net::ERR_INTERNET_DISCONNECTED', undefined, 'offline'],
  ['net::ERR_BLOCKED_BY_CLIENT', undefined, 'redirect-refused'],
  ['net::ERR_PROXY_CONNECTION_FAILED', undefined, 'proxy-refused'],
  ['Cannot find channel "latest.yml"', 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'not-found'],
  ['Cannot parse update info', 'ERR_UPDATER_INVALID_UPDATE_INFO', 'server'],
  ['503 busy', 'HTTP_ERROR_503', 'server'],
  ['no space left on device', 'ENOSPC', 'disk-full'],
  ['net::ERR_NAME_NOT_RESOLVED', undefined, 'network'],
  ['something new', undefined, 'server'],
])('%s has an error code', (message, code, expected) => {
  const error = updateError(Object.assign(new Error(`${message}\nand a stack`), { code }));
  expect(error).toMatchObject({ code: expected, message });
});

describe('a copy of Noggin', () => {
  const appImage = {
    platform: 'linux',
    isPackaged: true,
    appImage: '/home/a/Noggin.AppImage',
    packageType: null,
    hasSource: true,
    isAllowed: undefined,
  };
  test.each([
    ['an AppImage', appImage, null],
    ['a system package', { ...appImage, appImage: null, packageType: 'deb' }, 'system-package'],
    ['an unpacked folder', { ...appImage, appImage: null }, 'not-installed'],
    ['a build without an update address', { ...appImage, hasSource: false }, 'not-installed'],
    ['an administrator who forbids it', { ...appImage, isAllowed: false }, 'policy'],
    ['an administrator who allows it', { ...appImage, isAllowed: true }, null],
    ['Windows', { ...appImage, platform: 'win32', appImage: null }, null],
    ['macOS', { ...appImage, platform: 'darwin', appImage: null }, null],
    ['sources', { ...appImage, platform: 'darwin', appImage: null, isPackaged: false }, 'not-installed'],
  ])('of %s', (_name, installation, expected) => {
    expect(noUpdates(installation)).toBe(expected);
  });
});
