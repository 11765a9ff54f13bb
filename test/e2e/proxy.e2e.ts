import { sha256Of } from '../support/engine/invariants.ts';
import { startProxy, type TestProxy } from '../support/proxy/proxy.ts';
import { button, expect, test } from './fixtures.ts';

const MiB = 1024 * 1024;

/** Chromium's syntax for "this proxy, also for loopback". */
const proxySwitches = ({ port }: TestProxy): readonly string[] => [
  `--proxy-server=http://127.0.0.1:${port}`,
  '--proxy-bypass-list=<-loopback>',
];

test('A23: the system’s proxy is used, and Details names it', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 8 * MiB } });
  const proxy = await startProxy();
  try {
    const { page } = await start({ ...stage.app, args: proxySwitches(proxy) });
    await button(page, 'Download').click();
    await page.getByText('Details', { exact: true }).first().click();
    await expect(page.getByText(`Through the proxy 127.0.0.1:${proxy.port}`)).toBeVisible();
    await expect(button(page, 'Show in folder')).toBeVisible();
    expect(sha256Of(stage.target)).toBe(stage.model.sha256);
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${new URL(stage.host.url('x')).host}`]));
  } finally {
    await proxy.close();
  }
});

test('A23: where the proxy refuses tunnels, the network service of the system downloads the file', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 8 * MiB } });
  const proxy = await startProxy({ connect: 407 });
  try {
    const { page } = await start({ ...stage.app, args: proxySwitches(proxy) });
    await button(page, 'Download').click();
    await page.getByText('Details', { exact: true }).first().click();
    await expect(page.getByText('This computer’s network service')).toBeVisible();
    await expect(button(page, 'Show in folder')).toBeVisible();
    expect(sha256Of(stage.target)).toBe(stage.model.sha256);
    // Requested in parts and unencoded, as the engine's checks require.
    for (const { headers } of stage.host.requests) {
      expect(headers).toMatchObject({
        range: expect.stringMatching(/^bytes=\d+-/),
        'accept-encoding': 'identity',
      });
    }
  } finally {
    await proxy.close();
  }
});

test('A30: a gate that sets a cookie is passed by the network service of the system, too', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB, faults: { cookieGate: true } });
  const proxy = await startProxy({ connect: 407 });
  try {
    const { page } = await start({ ...stage.app, args: proxySwitches(proxy) });
    await button(page, 'Download').click();
    await expect(button(page, 'Show in folder')).toBeVisible({ timeout: 30_000 });
    expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  } finally {
    await proxy.close();
  }
});

test('A23: a proxy that refuses everything is named, in words a person can act on', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const proxy = await startProxy({ connect: 407, plain: 407 });
  try {
    const { page } = await start({ ...stage.app, args: proxySwitches(proxy) });
    await button(page, 'Download').click();
    await expect(
      page.locator('p', { hasText: 'The proxy of this network does not let Noggin through.' }),
    ).toBeVisible();
    expect(stage.host.requests).toEqual([]);
  } finally {
    await proxy.close();
  }
});
