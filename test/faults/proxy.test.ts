import http from 'node:http';
import https from 'node:https';
import { expect, onTestFinished, test } from 'vitest';
import { createRemoteTransfer } from '../../src-main/downloads/transfer/remote.ts';
import type { HttpClient } from '../../src-main/http/client.ts';
import { parseRoutes } from '../../src-main/http/routes.ts';
import type { SystemNetwork } from '../../src-main/http/system/port.ts';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { type Scene, type SceneOptions, setScene } from '../support/engine/scene.ts';
import { type ProxyRules, startProxy } from '../support/proxy/proxy.ts';
import { startSocks } from '../support/proxy/socks.ts';
import { ended, expectInstalled } from './play.ts';

const worker = new URL('../../src-main/downloads/transfer/worker.ts', import.meta.url);

/** The second transport, played by another real HTTP client without the first one's proxies. */
function plainClient(agent: https.RequestOptions = {}): HttpClient & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    close: () => {},
    get: ({ url, headers, signal }) =>
      new Promise((resolve, reject) => {
        asked.push(String(headers['range']));
        const { request } = url.protocol === 'https:' ? https : http;
        request(url, { headers, signal, ...agent }, (answer) => {
          resolve({
            ...{ status: answer.statusCode ?? 0, headers: answer.headers as Record<string, string> },
            ...{ url, way: { transport: 'system', proxy: null } },
            destroy: () => answer.destroy(),
            readInPlace: async (onChunk) => {
              for await (const chunk of answer) await onChunk(chunk);
            },
          });
        })
          .once('error', reject)
          .end();
      }),
  };
}

async function behind(
  routes: string,
  client: HttpClient = plainClient(),
  options: SceneOptions = {},
): Promise<Scene> {
  const network: SystemNetwork = { findRoutes: async () => parseRoutes(routes), client };
  return setScene({ ...options, ports: { transfer: createRemoteTransfer(worker, network) } });
}

async function proxied(rules: ProxyRules = {}) {
  const proxy = await startProxy(rules);
  onTestFinished(() => proxy.close());
  return proxy;
}

/** Downloads the model, and records every view. */
async function fetched(scene: Scene): Promise<{ last: DownloadView; ways: Set<string> }> {
  const ways = new Set<string>();
  scene.engine.downloads.onChange((change) => {
    if ('download' in change && change.download.way !== null) ways.add(JSON.stringify(change.download.way));
  });
  const { id } = scene.engine.downloads.start('tiny');
  return { last: await scene.engine.until(id, ended), ways };
}

const own = (proxy: string | null): Set<string> => new Set([JSON.stringify({ transport: 'own', proxy })]);
const system = new Set([JSON.stringify({ transport: 'system', proxy: null })]);

test('A23: the system’s proxy carries everything, and Details can name it', async () => {
  const proxy = await proxied();
  const scene = await behind(`PROXY 127.0.0.1:${proxy.port}`);
  const { last, ways } = await fetched(scene);
  expectInstalled(scene, last);
  expect(proxy.asked.length).toBeGreaterThan(0);
  expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${new URL(scene.model.url).host}`]));
  expect(ways).toEqual(own(`127.0.0.1:${proxy.port}`));
});

test('A23: the same through SOCKS', async () => {
  const socks = await startSocks();
  onTestFinished(() => socks.close());
  const scene = await behind(`SOCKS5 127.0.0.1:${socks.port}`);
  const { last, ways } = await fetched(scene);
  expectInstalled(scene, last);
  expect(socks.asked).toContain(new URL(scene.model.url).host);
  expect(ways).toEqual(own(`127.0.0.1:${socks.port}`));
});

test('A23: an unreachable proxy is skipped when the system names another route', async () => {
  const gone = await startProxy();
  await gone.close();
  const scene = await behind(`PROXY 127.0.0.1:${gone.port}; DIRECT`);
  const { last, ways } = await fetched(scene);
  expectInstalled(scene, last);
  expect(ways).toEqual(own(null));
});

test('A23: where the proxy asks for a login, the network service of the system takes over', async () => {
  const proxy = await proxied({ connect: 407 });
  const service = plainClient();
  const scene = await behind(`PROXY 127.0.0.1:${proxy.port}`, service);
  const { last, ways } = await fetched(scene);
  expectInstalled(scene, last);
  expect(ways).toEqual(system);
  expect(service.asked.length).toBe(scene.host.requests.length);
  // One request is enough to learn it; connections that started together may each have made it.
  expect(proxy.asked.length).toBeLessThanOrEqual(2);
});

test.each([
  ['CONNECT', async () => `PROXY 127.0.0.1:${(await proxied({ connect: 407 })).port}`],
  [
    'SOCKS',
    async () => {
      const socks = await startSocks(false);
      onTestFinished(() => socks.close());
      return `SOCKS5 127.0.0.1:${socks.port}`;
    },
  ],
])('A23: a proxy that refuses both transports is named (%s)', async (_, routes) => {
  const refusing: HttpClient = { get: () => Promise.reject(new Error('no')), close: () => {} };
  const scene = await behind(await routes(), refusing, { tuning: { leastTries: 2, outageMs: 0 } });
  const { last } = await fetched(scene);
  expect(last).toMatchObject({ state: 'failed', receivedBytes: 0, error: { code: 'proxy-refused' } });
  expect(last.error?.message).toMatch(/^The proxy 127\.0\.0\.1:\d+ does not let us through/);
  expect(scene.host.requests).toEqual([]);
});

test('A8: a break on the second transport resumes where it was', async () => {
  const proxy = await proxied({ connect: 403 });
  const scene = await behind(`PROXY 127.0.0.1:${proxy.port}`, plainClient(), {
    faults: { closeAfterBytes: 300_000 },
  });
  const { last } = await fetched(scene);
  expectInstalled(scene, last);
  expect(scene.host.bytesServed).toBeLessThan(scene.content.length * 1.5);
});

test('the second transport stops at once with the download, and its rest is fetched later', async () => {
  const proxy = await proxied({ connect: 403 });
  const scene = await behind(`PROXY 127.0.0.1:${proxy.port}`);
  const gate = scene.host.gateAt(1_000_000);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  await scene.engine.until(id, (view) => view.receivedBytes >= 500_000);
  scene.engine.downloads.pause(id);
  gate.open();
  scene.engine.downloads.resume(id);
  expectInstalled(scene, await scene.engine.until(id, ended));
});
