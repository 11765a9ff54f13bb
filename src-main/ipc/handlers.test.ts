import { describe, expect, it } from 'vitest';
import { programCommand } from '../../src-preload/contract/program-command.ts';
import type { Request } from '../../src-preload/contract/requests.ts';
import type { AppSnapshot, InstalledView } from '../../src-preload/contract/snapshot.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import { NogginError } from '../errors.ts';
import type { Hub } from '../huggingface/hub-port.ts';
import type { Storage } from '../imports/storage.ts';
import type { Library } from '../library/library.ts';
import type { Wizard } from '../ui-state/onboarding.ts';
import type { Caller } from './gateway.ts';
import { createHandlers } from './handlers.ts';

const caller: Caller = { senderId: 7, frameUrl: 'noggin-app://app/index.html', isMainFrame: true };
const installed: InstalledView = {
  modelId: 'noggin-demo',
  name: 'Noggin Demo',
  path: '/models/noggin-demo.gguf',
  bytes: 1,
  sha256: 'a'.repeat(64),
  provenAtMs: 0,
  adopted: false,
};
const snapshot = { seq: 0 } as AppSnapshot;

const pathOf = async (modelId: string): Promise<string> => {
  if (modelId === installed.modelId) return installed.path;
  throw new NogginError('unknown-id', 'This model is not installed');
};

/** Handlers over services that record their calls. */
function scene() {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...input: unknown[]): void =>
      void calls.push([name, ...input]);
  const downloads: Downloads = {
    start: (modelId) => {
      calls.push(['start', modelId]);
      return { id: 'the-download' };
    },
    startModel: () => ({ id: 'the-download' }),
    pause: note('pause'),
    resume: note('resume'),
    cancel: note('cancel'),
    retry: note('retry'),
    replace: note('replace'),
    reorder: note('reorder'),
    runNow: note('runNow'),
    setLimit: note('setLimit'),
    dismissNotice: note('dismissNotice'),
    limitsChanged: note('limitsChanged'),
    begin: () => ({ id: 'another-download' }),
    list: () => [],
    find: () => null,
    sourceOf: () => null,
    pieces: () => null,
    installed: () => [installed],
    notices: () => [],
    onChange: () => () => {},
    recover: async () => {},
    stop: async () => {},
  };
  const handlers = createHandlers({
    downloads,
    firstWords: { ask: note('askFirstWords') },
    measurement: { start: note('measure'), stop: note('stopMeasuring') },
    snapshot: async (who) => {
      calls.push(['snapshot', who]);
      return snapshot;
    },
    changeSettings: note('changeSettings'),
    reveal: note('reveal'),
    library: { pathOf } as Library,
    copyText: note('copyText'),
    chooseFileToSave: async () => null,
    // Its handlers are tested on their own.
    storage: {} as Storage,
    pickFile: async () => null,
    pickFolder: async () => null,
    pickText: async () => null,
    server: {
      key: () => 'the key',
      textOf: (what: string) => what,
      renewKey: async () => {},
      refresh: async () => {},
    },
    chats: () => {
      throw new Error('They have a test of their own');
    },
    licenceOf: (modelId) => `https://license.example/${modelId}`,
    openPage: note('openPage'),
    hub: {} as Hub,
    modelNews: { versions: async () => Promise.reject(new Error('unused')) },
    updates: { look: async () => note('look')(), wantRestart: note('wantRestart') },
    lookAtUse: async () => ({ found: [], hasOneName: true, isOneFile: true, lmStudioElsewhere: false }),
    quit: note('quit'),
    links: { seen: note('seen') },
    notices: { dismiss: note('dismissNotice') },
    diagnosis: { save: async () => null, show: note('showDiagnostics') },
    wizard: { go: note('go'), smallFirst: note('smallFirst') } as Partial<Wizard> as Wizard,
  });
  return { handlers, calls };
}

describe('the handlers', () => {
  it('move a download within the queue, each way', () => {
    const { handlers, calls } = scene();
    expect(handlers['download:move-up']({ id: 'a' }, caller)).toBeNull();
    expect(handlers['download:move-down']({ id: 'b' }, caller)).toBeNull();
    expect(calls).toEqual([
      ['reorder', 'a', 'up'],
      ['reorder', 'b', 'down'],
    ]);
  });

  it('limit the speed of a download, or lift its limit', () => {
    const { handlers, calls } = scene();
    expect(handlers['download:set-limit']({ id: 'a', bytesPerSecondLimit: 2_000_000 }, caller)).toBeNull();
    expect(handlers['download:set-limit']({ id: 'a', bytesPerSecondLimit: null }, caller)).toBeNull();
    expect(calls).toEqual([
      ['setLimit', 'a', 2_000_000],
      ['setLimit', 'a', null],
    ]);
  });

  it('copy the command for a model by its id alone', async () => {
    const { handlers, calls } = scene();
    const input = { modelId: 'noggin-demo', recipe: 'llama-cli' } as const;
    expect(await handlers['use:copy-command'](input, caller)).toBeNull();
    expect(calls).toEqual([['copyText', programCommand('llama-cli', installed, process.platform)]]);
  });

  it('show a model’s license by its id alone', () => {
    const { handlers, calls } = scene();
    expect(handlers['model:open-licence']({ modelId: 'a' }, caller)).toBeNull();
    expect(calls).toEqual([['openPage', 'https://license.example/a']]);
  });

  it('look for a newer version, and restart for it after they have answered', async () => {
    const { handlers, calls } = scene();
    expect(handlers['updates:look'](undefined, caller)).toBeNull();
    expect(handlers['updates:restart'](undefined, caller)).toBeNull();
    expect(calls).toEqual([['look'], ['wantRestart']]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls.at(-1)).toEqual(['quit']);
  });

  it('mark a link as seen', () => {
    const { handlers, calls } = scene();
    expect(handlers['link:seen']({ id: 'a' }, caller)).toBeNull();
    expect(calls).toEqual([['seen', 'a']]);
  });

  it('step through the first run', () => {
    const { handlers, calls } = scene();
    expect(handlers['wizard:go']({ step: 'choose' }, caller)).toBeNull();
    expect(handlers['wizard:small-first']({ modelId: 'noggin-demo', largeId: 'a' }, caller)).toBeNull();
    expect(calls).toEqual([
      ['go', 'choose'],
      ['smallFirst', 'noggin-demo', 'a'],
    ]);
  });

  it('return the state to the sender', async () => {
    const { handlers, calls } = scene();
    expect(await handlers['app:snapshot'](undefined, caller)).toBe(snapshot);
    expect(calls).toEqual([['snapshot', caller]]);
  });

  it('return the id of a started download', () => {
    const { handlers, calls } = scene();
    expect(handlers['download:start']({ modelId: 'noggin-demo' }, caller)).toEqual({ id: 'the-download' });
    expect(calls).toEqual([['start', 'noggin-demo']]);
  });

  it.each<[Extract<Request, `download:${string}` | 'notice:dismiss'>, string]>([
    ['download:pause', 'pause'],
    ['download:resume', 'resume'],
    ['download:cancel', 'cancel'],
    ['download:retry', 'retry'],
    ['download:replace', 'replace'],
    ['download:run-now', 'runNow'],
    ['notice:dismiss', 'dismissNotice'],
  ])('pass %s to its service, and to no other', (name, service) => {
    const { handlers, calls } = scene();
    const handler = handlers[name] as (input: { id: string }, caller: Caller) => unknown;
    expect(handler({ id: 'x' }, caller)).toBeNull();
    expect(calls).toEqual([[service, 'x']]);
  });

  it('change the settings', () => {
    const { handlers, calls } = scene();
    expect(handlers['settings:change']({ resumeAutomatically: false }, caller)).toBeNull();
    expect(calls).toEqual([['changeSettings', { resumeAutomatically: false }]]);
  });

  it('measure the connection, and stop measuring', () => {
    const { handlers, calls } = scene();
    expect(handlers['connection:measure']({ modelId: 'noggin-demo' }, caller)).toBeNull();
    expect(handlers['connection:stop-measuring'](undefined, caller)).toBeNull();
    expect(calls).toEqual([['measure', 'noggin-demo'], ['stopMeasuring']]);
  });

  it('show an installed model in the folder that its receipt names', async () => {
    const { handlers, calls } = scene();
    expect(await handlers['model:show-in-folder']({ modelId: 'noggin-demo' }, caller)).toBeNull();
    expect(calls).toEqual([['reveal', installed.path]]);
  });

  it('save the diagnostics, and show them', async () => {
    const { handlers, calls } = scene();
    expect(await handlers['diagnosis:save'](undefined, caller)).toBeNull();
    expect(handlers['diagnosis:show'](undefined, caller)).toBeNull();
    expect(calls).toEqual([['showDiagnostics']]);
  });

  it('show nothing for a model that is not installed', async () => {
    const { handlers, calls } = scene();
    await expect(handlers['model:show-in-folder']({ modelId: 'another' }, caller)).rejects.toThrow(
      expect.objectContaining({ code: 'unknown-id' }),
    );
    expect(calls).toEqual([]);
  });
});
