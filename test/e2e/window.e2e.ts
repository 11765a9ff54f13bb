import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { programWith } from '../support/app/program.ts';
import { ask, button, expect, progressBar, reaches, test } from './fixtures.ts';

const MiB = 1024 * 1024;

test('C4: a second start shows the first window and ends', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const { electron } = await start(stage.app);
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const again = programWith([]);
  const second = spawn(again.executable, again.args, {
    env: { ...process.env, NOGGIN_HOME: stage.app.home, NOGGIN_MODELS_DIR: stage.app.modelsFolder },
    stdio: 'ignore',
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect
    .poll(() =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isMinimized())),
    )
    .toEqual([false]);
});

test('C9: Download requested ten times, also by another page of ours, is one download', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 8 * MiB } });
  const { page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ask(page, 'download:start', { modelId: stage.model.id })),
  );
  const ids = answers.map((answer) => JSON.stringify(answer));
  expect(answers[0]).toMatchObject({ ok: true });
  expect(new Set(ids).size).toBe(1);
  await expect(progressBar(page)).toHaveCount(1);
});

test('C13: a reloaded page shows the present state at once, and the download continues', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 8 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await reaches(page, 10);
  for (let count = 0; count < 3; count += 1) {
    await page.reload();
    await expect(progressBar(page)).toBeVisible();
  }
  await reaches(page, 25);
  expect(stage.host.requests.filter(({ outcome }) => outcome === 'aborted')).toEqual([]);
});

test('C13: a page whose navigation was refused still gets its pushes', async ({ stageWith, start }) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 8 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await reaches(page, 5);
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  expect(page.url()).toBe('noggin-app://app/index.html');
  await reaches(page, 25);
});

test('C13: a second snapshot continues the numbering, so no patch is taken for another', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 8 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await reaches(page, 10);
  const numbers = await page.evaluate(async () => {
    const pushed: number[] = [];
    const stop = window.noggin?.onState(({ seq }) => pushed.push(seq));
    const untilPushed = async (count: number): Promise<void> => {
      while (pushed.length < count) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    await untilPushed(2);
    const answer = await window.noggin?.request('app:snapshot', undefined);
    await untilPushed(pushed.length + 2);
    stop?.();
    return { pushed, asked: answer?.ok === true ? answer.value.seq : -1 };
  });
  const [first = 0] = numbers.pushed;
  expect(numbers.pushed).toEqual(numbers.pushed.map((_number, index) => first + index));
  expect(numbers.pushed).toContain(numbers.asked);
});

/** Its text would have 2^60 parts; as a message it is tiny, since each level refers twice to the one below. */
test('C14: a message of shared lists does not keep the app busy', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const { page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  const answer = await page.evaluate(() => {
    let value: unknown = 'x';
    for (let level = 0; level < 60; level += 1) value = [value, value];
    return window.noggin?.request('download:pause', { id: value as string });
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
});

const hostile: readonly (readonly [string, unknown, unknown])[] = [
  ['no name', undefined, undefined],
  ['a name of another type', 42, {}],
  ['an unknown name', 'download:everything', {}],
  ['a name of the prototype', 'constructor', undefined],
  ['a missing payload', 'download:start', undefined],
  ['a payload of another type', 'download:start', 'noggin-demo'],
  ['a path instead of an id', 'download:start', { modelId: '../../etc/passwd' }],
  ['an extra field', 'download:pause', { id: '00000000-0000-4000-8000-000000000000', force: true }],
  ['an id that is none', 'download:pause', { id: 'x' }],
  ['an oversized payload', 'notice:dismiss', { id: 'x'.repeat(5_000_000) }],
  ['an unknown id', 'download:cancel', { id: '00000000-0000-4000-8000-000000000000' }],
  ['an unknown model', 'download:start', { modelId: 'no-such-model' }],
];

test('C14: malformed, oversized and unknown requests are refused with a code and change nothing', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith();
  const { page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  for (const [what, name, payload] of hostile) {
    const answer = await ask(page, name, payload);
    expect(answer, what).toMatchObject({ ok: false });
    expect(['invalid-request', 'unknown-id'], what).toContain(answer?.ok === false ? answer.error.code : '');
  }
  await expect(button(page, 'Download')).toBeVisible();
  await expect(progressBar(page)).toHaveCount(0);
});

test('C14: a page that is not ours gets no answer, even with our preload', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const { electron, page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  const answer = await electron.evaluate(async ({ BrowserWindow, app }) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/out/preload/preload.cjs`, sandbox: true },
    });
    await foreign.loadURL('noggin-app://app/index.html');
    const result = (await foreign.webContents.executeJavaScript(
      'window.noggin.request("app:snapshot")',
    )) as unknown;
    foreign.destroy();
    return result;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted-sender' } });
});

test('the page is confined: sandboxed, without Node, without network, without ways out', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith();
  const { electron, page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  expect(page.url()).toBe('noggin-app://app/index.html');
  const found = await page.evaluate(
    async (address) => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      bridge: Object.keys(window.noggin ?? {}),
      fetched: await fetch(address).then(
        () => 'answered',
        () => 'refused',
      ),
      // As the page's own code would: evaluated code is exempt from the policy.
      injected: await new Promise((resolve) => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
        window.setTimeout('window.injected = true');
        window.setTimeout(() => resolve('injected' in window), 50);
      }),
      opened: window.open('https://example.com') === null,
      permission: await navigator.permissions.query({ name: 'geolocation' }).then((status) => status.state),
    }),
    stage.host.origin,
  );
  expect(found).toEqual({
    node: [],
    bridge: ['request', 'onState', 'onChat'],
    fetched: 'refused',
    injected: false,
    opened: true,
    permission: 'denied',
  });
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  expect(page.url()).toBe('noggin-app://app/index.html');
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

test('the window asks nothing of the network, not even a dictionary, and its page can save no file', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith();
  const netLog = path.join(stage.app.home, 'net-log.json');
  const app = await start({ ...stage.app, args: [`--log-net-log=${netLog}`] });
  await expect(button(app.page, 'Download')).toBeVisible();
  const isPrevented = await app.electron.evaluate(
    ({ BrowserWindow, session }) =>
      new Promise<boolean>((resolve) => {
        session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented));
        const click =
          'const a = document.createElement("a"); a.download = "x.sh";' +
          'a.href = URL.createObjectURL(new Blob(["x"])); a.click();';
        void BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(click, true);
      }),
  );
  expect(isPrevented).toBe(true);
  await app.quit();
  const asked = readFileSync(netLog, 'utf8').match(/"(?:host|url)":"[^"]*"/g) ?? [];
  expect(asked.filter((line) => /"(?:host"|url":"https?:)/.test(line))).toEqual([]);
});
