import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAdmission } from '../../src-main/admin-policy/admission.ts';
import { createLinks } from '../../src-main/deep-links/links.ts';
import { createRemoteVerify } from '../../src-main/downloads/verifier/remote.ts';
import { NogginError } from '../../src-main/errors.ts';
import { createFirstWords } from '../../src-main/first-words/service.ts';
import { createStorage } from '../../src-main/imports/storage.ts';
import { type Caller, createGateway, payloadLimit } from '../../src-main/ipc/gateway.ts';
import { createHandlers, type Services } from '../../src-main/ipc/handlers.ts';
import { isSmallPlainData } from '../../src-main/ipc/plain-data.ts';
import { createRemoteBring } from '../../src-main/model-files/remote.ts';
import { createModelsFolder } from '../../src-main/models-folder/folder.ts';
import { createSettings } from '../../src-main/settings.ts';
import { createMeasurement } from '../../src-main/speed-test/measurement.ts';
import { createNotices } from '../../src-main/ui-state/notices.ts';
import { createWizard } from '../../src-main/ui-state/onboarding.ts';
import { errorCodes } from '../../src-preload/contract/errors.ts';
import { type Request, requestSchemas } from '../../src-preload/contract/requests.ts';
import { setChatScene } from '../support/chats/scene.ts';
import { ledgerDump } from '../support/fuzz/ledger-dump.ts';
import { createMessages } from '../support/fuzz/messages.ts';
import { fuzzSeed } from '../support/fuzz/seed.ts';
import { setHubScene } from '../support/hub/scene.ts';
import { createScripted } from '../support/inference/scripted.ts';
import { setInstalledScene } from '../support/library/library.ts';
import { treeOf } from '../support/tree.ts';

const messageCount = 15_000;
const sources = new URL('../../src-main/', import.meta.url);
const names = Object.keys(requestSchemas) as Request[];
const ours: Caller = { senderId: 1, frameUrl: 'noggin-app://app/index.html', isMainFrame: true };
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The real gateway and handlers on a real engine, library, storage, hub and ledger, with a model installed. */
async function setGateway() {
  const { scene, library } = await setInstalledScene();
  const { ledger, downloads, ledgerFile, modelsFolder } = scene.engine;
  const { hub, fake } = await setHubScene({ repositories: {} });
  const folder = createModelsFolder(ledger, modelsFolder, false);
  const places = path.join(scene.home, 'other programs');
  mkdirSync(places);
  const storage = createStorage({
    ledger,
    folder,
    admission: createAdmission(
      {},
      () => [],
      () => false,
    ),
    log: silent,
    bring: createRemoteBring(new URL('model-files/worker.ts', sources)),
    verify: createRemoteVerify(new URL('downloads/verifier/worker.ts', sources)),
    places: () => [{ app: 'ollama', folder: places }],
    allModels: () => [scene.model],
    freeBytes: async () => null,
    largestFileBytes: async () => null,
    dropDownload: () => {},
    now: Date.now,
    healMs: 1000,
  });
  onTestFinished(() => storage.stop());
  const settings = createSettings(ledger);
  const measurement = createMeasurement({ findModel: () => null, measure: async () => 0, now: Date.now });
  /** What a page must never bring about by a message that is refused. */
  const effects: string[] = [];
  const effect = (name: string) => () => {
    effects.push(name);
    throw new NogginError('not-now', `${name} is nothing that this test does`);
  };
  const wizard = createWizard({
    log: { warn: () => {} },
    downloads,
    notes: {
      read: ledger.settings.get,
      write: (name, value) => ledger.transaction(() => ledger.settings.set(name, value)),
    },
    isNewProfile: false,
    later: () => () => {},
  });
  const links = createLinks('https://huggingface.co');
  links.open('noggin://model/never-closed');
  const notices = createNotices(downloads);
  // One that a hostile message could make go away.
  notices.sayRedrawn();
  const conversations = setChatScene();
  const chatId = conversations.ask('Never asked again');
  const firstWords = createFirstWords({
    ...{ inference: createScripted(), installed: downloads.installed, isTaken: () => false },
    ...{ recorded: ledger.firstWords.all, record: effect('record'), later: () => () => {} },
    ...{
      plan: () => Promise.reject(new NogginError('memory-short', 'Nothing is loaded in this test')),
      placeOf: () => 'processor',
      now: Date.now,
      log: silent,
    },
  });
  const known: Partial<Services> = {
    chats: () => conversations.chats,
    links,
    wizard,
    downloads,
    library,
    storage,
    hub,
    measurement,
    // Versions are asked for over the network.
    modelNews: { versions: effect('versions') },
    firstWords,
    notices,
    changeSettings: settings.change,
  };
  // Everything else that handlers reach, now or later, is an effect.
  const services = new Proxy(known, {
    get: (target, name) => (target as Record<string | symbol, unknown>)[name] ?? effect(String(name)),
  }) as Services;
  let nowMs = 0;
  const gateway = createGateway({
    handlers: createHandlers(services),
    log: silent,
    isTrusted: (caller) => caller === ours,
    // A second passes between any two: this is about what is asked, the rate has tests of its own.
    monotonic: () => {
      nowMs += 1000;
      return nowMs;
    },
  });
  const state = () => ({
    ledger: ledgerDump(ledgerFile),
    files: treeOf(modelsFolder),
    names: Object.keys(treeOf(scene.home)),
    downloads: downloads.list(),
    library: { ...library.view() },
    storage: storage.view(),
    settings: settings.read(),
    measurement: measurement.view(),
    access: hub.access(),
    wizard: wizard.view(),
    link: links.view(),
    notices: notices.all(),
    chats: [conversations.chats.list('', 0), conversations.chats.open(chatId).messages.length],
    asked: [scene.host.requests.length, fake.requests.length],
  });
  return { gateway, effects, state };
}

function isRight(name: unknown, payload: unknown): boolean {
  if (typeof name !== 'string' || !Object.hasOwn(requestSchemas, name)) return false;
  const request = name as Request;
  return (
    isSmallPlainData(payload, payloadLimit(request)) && requestSchemas[request].safeParse(payload).success
  );
}

test(`${messageCount} malformed, oversized and hostile messages: typed refusals, and nothing has changed`, async () => {
  const seed = fuzzSeed();
  console.info(`seed ${seed}`);
  const { gateway, effects, state } = await setGateway();
  const before = state();
  const next = createMessages(seed, names);
  const tried = new Map<string, number>();
  let sent = 0;
  while (sent < messageCount) {
    const { name, payload } = next();
    if (isRight(name, payload)) continue;
    sent += 1;
    const answer = await gateway(ours, name, payload);
    if (answer.ok || answer.error.code !== 'invalid-request') {
      expect.fail(`seed ${seed}, message ${sent}, ${String(name).slice(0, 50)}: ${JSON.stringify(answer)}`);
    }
    const known = typeof name === 'string' && Object.hasOwn(requestSchemas, name) ? name : 'unknown';
    tried.set(known, (tried.get(known) ?? 0) + 1);
  }
  expect([...tried.keys()].toSorted()).toEqual([...names, 'unknown'].toSorted());
  expect(Math.min(...tried.values())).toBeGreaterThan(messageCount / names.length / 4);
  expect(effects).toEqual([]);
  expect(state()).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

/** Well-formed, but about nothing that there is. */
const elsewhere: readonly (() => unknown)[] = [
  () => ({ id: crypto.randomUUID() }),
  () => ({ modelId: `no-such-${Math.floor(Math.random() * 1e9)}` }),
  () => ({ modelId: 'constructor' }),
  () => ({ modelId: 'con' }),
  () => ({ offerId: crypto.randomUUID(), fileId: '0' }),
  () => ({ offerId: crypto.randomUUID(), fileId: '0', unproven: true }),
  () => ({ offerId: crypto.randomUUID() }),
  () => ({ id: crypto.randomUUID(), way: 'move' }),
  () => ({ text: 'ftp://example.com/x' }),
  () => ({ chatId: crypto.randomUUID() }),
  () => ({ messageId: crypto.randomUUID() }),
  () => ({ messageId: crypto.randomUUID(), text: 'Hello' }),
  () => ({ chatId: crypto.randomUUID(), title: 'Hello' }),
  () => ({ chatId: crypto.randomUUID(), text: 'Hello', attachments: [] }),
  () => ({ chatId: crypto.randomUUID(), format: 'json' }),
  () => ({ chatId: crypto.randomUUID(), settings: { think: true }, modelId: '../../etc' }),
  () => ({ query: '"; DROP TABLE message; --', offset: 1e9 }),
  () => ({ address: 'file:///etc/passwd' }),
  () => ({ address: 'https:evil' }),
  () => ({ text: '../../etc/passwd' }),
];

test('valid messages about unknown things are refused with a typed error, or change nothing', async () => {
  const { gateway, state } = await setGateway();
  const before = state();
  for (let round = 0; round < 40; round += 1) {
    for (const name of names) {
      for (const payload of elsewhere.map((make) => make())) {
        // Whatever may be left out: those who ask for nothing of their own are not about something else.
        if (!isRight(name, payload) || requestSchemas[name].safeParse({}).success) continue;
        const answer = await gateway(ours, name, payload);
        if (!answer.ok) expect(errorCodes).toContain(answer.error.code);
        if (!answer.ok) expect(answer.error.code, `${name} ${JSON.stringify(answer)}`).not.toBe('internal');
      }
    }
  }
  expect(state()).toEqual(before);
});
