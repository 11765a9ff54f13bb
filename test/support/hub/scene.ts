import { onTestFinished } from 'vitest';
import type { Downloadable } from '../../../src-main/downloads/ports.ts';
import { createSocketClient } from '../../../src-main/http/socket-client.ts';
import type { Hub } from '../../../src-main/huggingface/hub-port.ts';
import { hubCredentials } from '../../../src-main/huggingface/hub-token.ts';
import type { SecretStore } from '../../../src-main/huggingface/secret-store.ts';
import { createHub } from '../../../src-main/huggingface/service.ts';
import { knownFiles } from '../../../src-main/library/known-files.ts';
import { originOf } from '../../../src-main/library/model-origin.ts';
import { createRemoteBring } from '../../../src-main/model-files/remote.ts';
import { aMachine } from '../../../src-main/planner/fixtures.ts';
import { type Engine, openEngine, temporaryFolder } from '../engine/engine.ts';
import { ggufPlan } from '../gguf/generate.ts';
import { type FakeHub, type FakeHubOptions, startFakeHub } from './hub.ts';

/** A fake hub, its client service, and a real engine. All is removed after the test. */
export interface HubScene {
  readonly fake: FakeHub;
  readonly hub: Hub;
  readonly engine: Engine;
  readonly token: SecretStore;
  readonly home: string;
}

/** A whole model of this many bytes. */
export function aModelFile(bytes = 200_000, seed = 1): Buffer {
  const plan = ggufPlan({ bytes, seed });
  const content = Buffer.alloc(plan.totalBytes);
  plan.readAt(0, content);
  return content;
}

/** Starts everything; registers its end with the test. */
export async function setHubScene(
  options: FakeHubOptions,
  memoryGiB = 16,
  models: readonly Downloadable[] = [],
): Promise<HubScene> {
  const fake = await startFakeHub(options);
  const { folder: home, remove } = temporaryFolder();
  const token = inMemory();
  const engine: Engine = openEngine({
    home,
    models,
    ports: {
      credentialsFor: (url) => hubCredentials(fake.origin, token, url),
      bring: createRemoteBring(new URL('../../../src-main/model-files/worker.ts', import.meta.url)),
      pathOf: (sha256) => knownFiles(engine.ledger).pathOf(sha256),
    },
  });
  const http = createSocketClient();
  const hub = createHub({
    http,
    token,
    policy: { allowLoopbackHttp: true },
    origin: fake.origin,
    downloads: engine.downloads,
    known: knownFiles(engine.ledger),
    originOf: (modelId) => originOf({ ledger: engine.ledger, allModels: () => [] }, modelId),
    findByHash: (sha256) => models.find((model) => model.sha256 === sha256) ?? null,
    machine: async () => aMachine(memoryGiB),
  });
  onTestFinished(async () => {
    await engine.stop();
    http.close();
    await fake.close();
    remove();
  });
  return { fake, hub, engine, token, home };
}

function inMemory(): SecretStore {
  let secret: string | null = null;
  return {
    read: () => secret,
    write: (text) => {
      secret = text;
      return 'memory';
    },
    remove: () => {
      secret = null;
    },
    kept: () => (secret === null ? null : 'memory'),
  };
}
