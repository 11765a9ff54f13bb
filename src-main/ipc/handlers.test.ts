import { describe, expect, it } from 'vitest';
import type { Request } from '../../src-preload/contract/requests.ts';
import type { AppSnapshot, InstalledView } from '../../src-preload/contract/snapshot.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import type { Hub } from '../hub/service.ts';
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
  published: true,
};
const snapshot = { seq: 0 } as AppSnapshot;

/** Handlers over services that write down what is asked of them. */
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
    startFrom: () => ({ id: 'the-download' }),
    pause: note('pause'),
    resume: note('resume'),
    cancel: note('cancel'),
    retry: note('retry'),
    replace: note('replace'),
    dismissNotice: note('dismissNotice'),
    limitsChanged: note('limitsChanged'),
    list: () => [],
    installed: () => [installed],
    notices: () => [],
    onChange: () => () => {},
    recover: async () => {},
    stop: async () => {},
  };
  const handlers = createHandlers({
    downloads,
    snapshot: async (who) => {
      calls.push(['snapshot', who]);
      return snapshot;
    },
    changeSettings: note('changeSettings'),
    reveal: note('reveal'),
    openPage: note('openPage'),
    hub: {} as Hub,
  });
  return { handlers, calls };
}

describe('the handlers', () => {
  it('answer the state to who asked', async () => {
    const { handlers, calls } = scene();
    expect(await handlers['app:snapshot'](undefined, caller)).toBe(snapshot);
    expect(calls).toEqual([['snapshot', caller]]);
  });

  it('answer the id of a started download', () => {
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
    ['notice:dismiss', 'dismissNotice'],
  ])('bring %s to its service, and to no other', (name, service) => {
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

  it('show an installed model where the receipt says it is', () => {
    const { handlers, calls } = scene();
    expect(handlers['model:show-in-folder']({ modelId: 'noggin-demo' }, caller)).toBeNull();
    expect(calls).toEqual([['reveal', installed.path]]);
  });

  it('show nothing for a model that is not installed', () => {
    const { handlers, calls } = scene();
    expect(() => handlers['model:show-in-folder']({ modelId: 'another' }, caller)).toThrow(
      expect.objectContaining({ code: 'unknown-id' }),
    );
    expect(calls).toEqual([]);
  });
});
