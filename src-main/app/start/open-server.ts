import { serverUnder } from '../../admin-policy/apply.ts';
import { readModelFacts } from '../../inference/model-facts.ts';
import { createCurrentModel } from '../../library/current.ts';
import { randomText } from '../../platform/late-crypto.ts';
import { monotonicMs } from '../../platform/monotonic.ts';
import { createBrainDesk } from '../../server/brain-desk.ts';
import type { FromServer, ToServer } from '../../server/messages.ts';
import { createPrograms } from '../../server/programs.ts';
import {
  createServerService,
  type KeyStore,
  type ServerService,
  type ServerWishes,
} from '../../server/service.ts';
import { createShelf } from '../../server/shelf.ts';
import { forkUtilityProcess } from '../processes/utility-process.ts';
import type { Services } from './compose.ts';

/** Bytes of chance in a key. */
const keyBytes = 32;

/**
 * The server for other programs in this running app. Nothing of it runs while it is off.
 * @param here address of main's built file: the process lies beside it
 */
export function openServer(
  services: Services,
  here: string,
  key: KeyStore,
  wishes: () => ServerWishes,
): ServerService {
  const { brain, inference, turns, downloads, library, settings, ledger, log } = services;
  const current = createCurrentModel(ledger);
  const shelf = createShelf({
    // One file of a model whose others are missing cannot be used.
    installed: () => downloads.installed().filter(({ lone }) => lone === undefined),
    inUse: current.read,
    state: inference.state,
    idleMinutes: () => settings.read().idleUnloadMinutes,
    readFacts: async (modelId) => readModelFacts(await library.pathOf(modelId)),
    now: Date.now,
  });
  const service = createServerService({
    wishes,
    key,
    newKey: () => `noggin-${randomText(keyBytes)}`,
    now: Date.now,
    programs: (wanted, asked) =>
      createPrograms({
        wanted,
        spawn: () =>
          forkUtilityProcess<ToServer, FromServer>(
            new URL('./server-process.js', here),
            'Noggin for programs',
          ),
        desk: createBrainDesk({ brain, inference, turns, asked, served: shelf.served }),
        log,
        now: monotonicMs,
      }),
  });
  const isOn = (): boolean => service.view().state !== 'off';
  const look = (): void => {
    if (!isOn()) return;
    service.servedChanged();
    void shelf.look().then(service.servedChanged);
  };
  inference.onChange(({ kind }) => {
    // Progress is no news to programs.
    if (kind !== 'loading' && isOn()) service.servedChanged();
  });
  library.onChange(look);
  let wasOn = false;
  service.onChange(() => {
    const isNow = service.view().state === 'on';
    if (isNow && !wasOn) look();
    wasOn = isNow;
  });
  return service;
}

/** What the person has set, as far as the policy leaves it to them. */
export function wishesOf(services: Pick<Services, 'settings' | 'rules'>): ServerWishes {
  const { serverOn, serverPort, serverOllama } = services.settings.read();
  return serverUnder({ isOn: serverOn, port: serverPort, speaksOllama: serverOllama }, services.rules);
}

/** What a command line wants, under the policy. */
export function servedBy(
  services: Pick<Services, 'settings' | 'rules'>,
  port: number | null,
  speaksOllama: boolean,
): ServerWishes {
  const { serverPort } = services.settings.read();
  return serverUnder({ isOn: true, port: port ?? serverPort, speaksOllama }, services.rules);
}
