import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Downloadable } from '../../src-main/downloads/ports.ts';
import { tuning } from '../../src-main/downloads/tuning.ts';
import { openEngine } from '../support/engine/engine.ts';
import { type EngineProcess, startEngineProcess } from '../support/engine/process/engine-process.ts';
import { oneFile } from '../support/engine/process/models.ts';
import { ggufPlan } from '../support/gguf/generate.ts';
import { type Faults, startModelHost } from '../support/model-host/host.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { makeCertificates } from '../support/tls/certificates.ts';
import { ended } from './play.ts';

/** A model on an https host whose authority is known from the returned file alone. */
async function secureScene(faults: Faults = {}) {
  const home = tempFolder();
  const { authorityFile, key, cert } = makeCertificates(home);
  const plan = ggufPlan({ bytes: 48 * 1024 * 1024, seed: 5 });
  const content = Buffer.alloc(plan.totalBytes);
  plan.readAt(0, content);
  const host = await startModelHost({ files: { 'm.gguf': content }, faults, tls: { key, cert } });
  onTestFinished(() => host.close());
  const sha256 = createHash('sha256').update(content).digest('hex');
  const model = { id: 'tiny', name: 'Tiny', url: host.url('m.gguf'), bytes: content.length, sha256 };
  return { home, authorityFile, host, model, content };
}

/** An engine whose system trusts this authority as well. */
function startTrusting(home: string, model: Downloadable, authorityFile: string): EngineProcess {
  const setup = { home, models: [oneFile(model)], tuning, looksAtFreeRoom: false, only: model.id };
  return startEngineProcess(setup, null, { SSL_CERT_FILE: authorityFile });
}

test('A23: a certificate of an authority of this system is trusted, and a large file arrives over TLS', async () => {
  const { home, authorityFile, host, model, content } = await secureScene({ closeAfterBytes: 20_000_000 });
  expect(model.url).toMatch(/^https:/);
  const child = startTrusting(home, model, authorityFile);
  const end = await child.until(({ state }) => ['complete', 'failed', 'paused'].includes(state));
  expect(end).toMatchObject({ state: 'complete', code: null });
  expect((await child.ended).code).toBe(0);
  expect(readFileSync(path.join(home, 'models', 'tiny.gguf')).equals(content)).toBe(true);
  expect(host.connections.peak).toBeGreaterThanOrEqual(1);
});

test('A23: a certificate of an unknown authority is refused, and the message names it', async () => {
  const { home, host, model } = await secureScene();
  const engine = openEngine({ home, models: [model], tuning: { leastTries: 2, outageMs: 0 } });
  onTestFinished(() => engine.stop());
  const { id } = engine.downloads.start('tiny');
  const view = await engine.until(id, ended);
  expect(view).toMatchObject({ state: 'failed', receivedBytes: 0, error: { code: 'tls' } });
  expect(view.error?.message).toMatch(/certificate/i);
  expect(host.requests).toEqual([]);
});

test('A16: a redirect from https to http is refused', async () => {
  const { home, authorityFile, host, model } = await secureScene();
  host.set({ redirect: { to: 'http://127.0.0.1:9/m.gguf' } });
  const child = startTrusting(home, model, authorityFile);
  const end = await child.until(({ state }) => ['complete', 'failed', 'paused'].includes(state));
  expect(end).toMatchObject({ state: 'failed', code: 'redirect-refused' });
});
