import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { ask, button, expect, test } from './fixtures.ts';
import { addPreload } from './hostile.ts';

/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security) on the real app;
 * docs/security.md names each item with its tests.
 */
const start = test.extend<{
  readonly app: {
    readonly electron: ElectronApplication;
    readonly page: Page;
    readonly home: string;
    readonly origin: string;
  };
}>({
  app: async ({ stageWith, start: open }, use) => {
    const stage = await stageWith({ bytes: 1024 * 1024 });
    const { electron, page } = await open(stage.app);
    await expect(button(page, 'Download')).toBeVisible();
    await use({ electron, page, home: stage.app.home, origin: stage.host.origin });
    expect(stage.host.requests).toEqual([]);
  },
});

/** Runs as the page's own code: evaluated code is exempt from the policy while it is evaluated. */
function inPage<T>(page: Page, body: string): Promise<T> {
  return page.evaluate(
    `new Promise((resolve, reject) => setTimeout(() => (async () => { ${body} })().then(resolve, reject)))`,
  ) as Promise<T>;
}

start(
  'the page’s process is sandboxed and its worlds are apart; the preload has no Node either',
  async ({ app }) => {
    const file = path.join(app.home, 'looks.cjs');
    writeFileSync(
      file,
      `const { contextBridge, ...electron } = require('electron');
    const fails = (name) => { try { require(name); return false; } catch { return true; } };
    contextBridge.exposeInMainWorld('looks', {
      sandboxed: process.sandboxed,
      isolated: process.contextIsolated,
      without: ['fs', 'node:fs', 'child_process', 'node:net', 'electron/main', '@electron/remote', './x'].filter(fails).length,
      electron: Object.keys(electron).sort(),
    });`,
    );
    await addPreload(app.electron, file);
    await app.page.reload();
    const looks = (await app.page.evaluate('window.looks')) as { electron: string[] };
    expect(looks).toMatchObject({ sandboxed: true, isolated: true, without: 7 });
    expect(looks.electron).not.toContain('remote');
    expect(looks.electron).not.toContain('shell');
  },
);

start('of Electron the page has the bridge alone, and cannot change it', async ({ app }) => {
  const found = await inPage(
    app.page,
    `const own = window.noggin;
    const attempt = (change) => { try { change(); } catch {} };
    attempt(() => { window.noggin = { request: () => 'mine' }; });
    attempt(() => { window.noggin.request = () => 'mine'; });
    attempt(() => { delete window.noggin; });
    Object.prototype.polluted = 1; Array.prototype.includes = () => true; Function.prototype.call = () => 'mine';
    const answer = await window.noggin.request('nonsense', undefined);
    delete Object.prototype.polluted;
    return {
      same: window.noggin === own,
      keys: Object.keys(window.noggin),
      refused: answer.error.code,
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'].filter((name) => name in window),
    };`,
  );
  expect(found).toEqual({
    same: true,
    keys: ['request', 'onState', 'onChat'],
    refused: 'invalid-request',
    node: [],
  });
});

start(
  'the policy: no inline code or style, no eval, no frame, and nothing from anywhere else',
  async ({ app }) => {
    const found = await inPage<Record<string, unknown>>(
      app.page,
      `const other = ${JSON.stringify(app.origin)};
    const violated = new Set();
    document.addEventListener('securitypolicyviolation', (event) => violated.add(event.effectiveDirective));
    const throws = (run) => { try { run(); return false; } catch { return true; } };
    const add = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
    const answers = (promise) => promise.then(() => true, () => false);
    window.ran = [];
    add('script', { textContent: 'window.ran.push("inline")' });
    add('script', { src: 'data:text/javascript,window.ran.push("data")' });
    add('script', { src: URL.createObjectURL(new Blob(['window.ran.push("blob")'], { type: 'text/javascript' })) });
    add('script', { src: other + '/x.js' });
    add('div', { innerHTML: '<img src="data:," onerror="window.ran.push(1)"><a id="js" href="javascript:window.ran.push(2)">x</a>' });
    document.getElementById('js').click();
    setTimeout('window.ran.push("timeout")');
    add('style', { textContent: 'body { --injected: 1 }' });
    add('link', { rel: 'stylesheet', href: other + '/x.css' });
    add('img', { src: other + '/x.png' });
    add('iframe', { src: other }); add('iframe', { srcdoc: '<script>parent.ran.push(3)</script><img src="data:," onerror="parent.ran.push(4)">' }); add('iframe', { src: location.href });
    add('object', { data: other }); add('embed', { src: other }); add('video', { src: other }); add('audio', { src: other });
    const base = document.createElement('base'); base.href = other; document.head.append(base);
    const refused = {
      eval: throws(() => eval('1')),
      function: throws(() => new Function('return 1')),
      wasm: await answers(WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
      fetch: await answers(fetch(other)),
      self: await answers(fetch('noggin-app://app/index.html')),
      file: await answers(fetch('file:///etc/passwd')),
      import: await answers(import(other + '/x.js')),
      beacon: navigator.sendBeacon(other),
    };
    new XMLHttpRequest().open('GET', other);
    const socket = throws(() => new WebSocket('ws://127.0.0.1:9'));
    throws(() => new EventSource(other)); throws(() => new Worker(URL.createObjectURL(new Blob(['1']))));
    throws(() => new SharedWorker('noggin-app://app/x.js'));
    const service = await answers(Promise.resolve().then(() => navigator.serviceWorker.register('noggin-app://app/x.js')));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {
      refused, service, ran: window.ran, base: document.baseURI === location.href,
      style: getComputedStyle(document.body).getPropertyValue('--injected'),
      frames: [...document.querySelectorAll('iframe')].map((frame) => { try { return frame.contentDocument?.body?.textContent ?? ''; } catch { return ''; } }).join(''),
      violated: [...violated].sort(), socket,
    };`,
    );
    expect(found).toMatchObject({
      refused: {
        eval: true,
        function: true,
        wasm: false,
        fetch: false,
        self: false,
        file: false,
        import: false,
      },
      service: false,
      ran: [],
      base: true,
      style: '',
      frames: '',
    });
    expect(found['violated']).toEqual(
      expect.arrayContaining([
        'connect-src',
        'frame-src',
        'img-src',
        'media-src',
        'script-src-elem',
        'style-src-elem',
        'script-src-attr',
        'base-uri',
      ]),
    );
  },
);

start('the protocol serves our pages with the policy and nothing else', async ({ app }) => {
  const answers = await app.electron.evaluate(async ({ session }) => {
    const get = async (address: string, method = 'GET') => {
      const response = await session.defaultSession.fetch(address, { method });
      return { status: response.status, headers: Object.fromEntries(response.headers) };
    };
    return {
      page: await get('noggin-app://app/index.html'),
      refused: await Promise.all(
        [
          '/../main/main.js',
          '/..%2fmain%2fmain.js',
          '/%2e%2e/package.json',
          '/x.map',
          '/'.padEnd(5000, 'x'),
        ].map((name) => get(`noggin-app://app${name}`)),
      ),
      posted: await get('noggin-app://app/index.html', 'POST'),
      others: await Promise.all(
        ['noggin-app://other/index.html', 'https://example.com/', 'http://127.0.0.1:9/'].map((address) =>
          get(address).then(
            () => 'answered',
            () => 'refused',
          ),
        ),
      ),
    };
  });
  expect(answers.page.status).toBe(200);
  const policy = answers.page.headers['content-security-policy'] ?? '';
  expect(policy.split('; ').toSorted()).toEqual(
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].toSorted(),
  );
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(answers.page.headers['x-content-type-options']).toBe('nosniff');
  expect(answers.refused).toHaveLength(5);
  for (const { status, headers } of [...answers.refused, answers.posted]) {
    expect(status).toBe(404);
    expect(headers).toMatchObject({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' });
  }
  expect(answers.others.slice(1)).toEqual(['refused', 'refused']);
});

start('no way leads to another page, and no page opens a window', async ({ app }) => {
  const ways = [
    'https://example.com/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:noggin-app://app/x',
    'javascript:document.write(1)',
    'noggin-app://other/index.html',
    'noggin-app://app.example/',
    'chrome://settings',
    'devtools://x/',
    'mailto:x@example.com',
    'noggin://x',
    'view-source:https://example.com',
  ];
  for (const address of ways) {
    await inPage(
      app.page,
      `const to = ${JSON.stringify(address)};
      const quietly = (run) => { try { run(); } catch {} };
      quietly(() => { location.href = to; });
      quietly(() => location.replace(to));
      quietly(() => { window.opened = window.open(to, '_blank') !== null; });
      quietly(() => window.open(to, '_self'));
      for (const target of ['_self', '_blank', '_top', 'other']) {
        const link = Object.assign(document.createElement('a'), { href: to, target, rel: 'opener' });
        document.body.append(link); quietly(() => link.click());
        link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true })); link.remove();
        const form = Object.assign(document.createElement('form'), { action: to, target, method: 'post' });
        document.body.append(form); quietly(() => form.submit()); form.remove();
      }
      if (window.opened) throw new Error('a window was opened for ' + to);
      await new Promise((resolve) => setTimeout(resolve, 20));`,
    );
    expect(app.page.url(), address).toBe('noggin-app://app/index.html');
  }
  const contents = await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  expect(contents).toBe(1);
  // By the document itself: the driver still waits for the pages that never came.
  expect(await inPage(app.page, 'return document.querySelectorAll("main button").length > 0;')).toBe(true);
});

start('a page that goes to about:blank, which nothing can stop, comes back', async ({ app }) => {
  const way = await app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string[]>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const addresses: string[] = [];
        contents?.on('did-navigate', (_event, address) => {
          addresses.push(address);
          if (addresses.length === 2) resolve(addresses);
        });
        void contents?.executeJavaScript('setTimeout(() => { location.href = "about:blank"; }); 0');
      }),
  );
  expect(way).toEqual(['about:blank', 'noggin-app://app/index.html']);
  await expect(button(app.page, 'Download')).toBeVisible();
});

start('a webview is only a word: nothing is attached', async ({ app }) => {
  await inPage(
    app.page,
    `const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/'); view.setAttribute('nodeintegration', '');
    view.setAttribute('webpreferences', 'sandbox=no,contextIsolation=no'); view.setAttribute('preload', 'file:///etc/passwd');
    document.body.append(view);
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (typeof view.loadURL === 'function') throw new Error('it is one');`,
  );
  // Even a window that allowed them would be refused.
  const prevented = await app.electron.evaluate(({ BrowserWindow }) => {
    let isPrevented = false;
    const event = {
      preventDefault: () => {
        isPrevented = true;
      },
    };
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {});
    return isPrevented;
  });
  expect(prevented).toBe(true);
});

start('every permission is refused', async ({ app }) => {
  const found = await inPage<{ states: Record<string, string>; granted: string[] }>(
    app.page,
    `const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write',
      'persistent-storage', 'screen-wake-lock', 'idle-detection', 'storage-access', 'window-management', 'local-fonts',
      'background-sync', 'accelerometer', 'gyroscope', 'magnetometer', 'display-capture', 'background-fetch', 'nfc', 'push'];
    const states = {};
    for (const name of names) {
      try { states[name] = (await navigator.permissions.query({ name, userVisibleOnly: true, sysex: true })).state; }
      catch { states[name] = 'unknown'; }
    }
    const granted = [];
    const attempt = async (name, run, unanswered = () => false) => {
      const late = new Promise((resolve) => setTimeout(() => resolve(unanswered() ? 'refused' : 'late'), 1500));
      const answer = await Promise.race([Promise.resolve().then(run).then((value) => value ?? 'granted', () => 'refused'), late]);
      if (answer !== 'refused' && answer !== 'denied' && answer !== false) granted.push(name + ': ' + String(answer));
    };
    const devices = navigator.mediaDevices;
    await attempt('camera', () => devices.getUserMedia({ video: true }));
    await attempt('microphone', () => devices.getUserMedia({ audio: true }));
    await attempt('screen', () => devices.getDisplayMedia({ video: true }));
    await attempt('geolocation', () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)));
    await attempt('notification', () => Notification.requestPermission());
    await attempt('midi', () => navigator.requestMIDIAccess({ sysex: true }));
    await attempt('clipboard read', () => navigator.clipboard.readText());
    await attempt('clipboard write', () => navigator.clipboard.writeText('x'));
    await attempt('wake lock', () => navigator.wakeLock.request('screen'));
    await attempt('fullscreen', () => document.documentElement.requestFullscreen().then(() => document.fullscreenElement ? 'full' : 'refused'), () => document.fullscreenElement === null);
    await attempt('pointer lock', () => document.body.requestPointerLock());
    await attempt('keyboard lock', () => navigator.keyboard.lock());
    await attempt('storage', () => navigator.storage.persist());
    await attempt('usb', () => navigator.usb.requestDevice({ filters: [] }));
    await attempt('hid', () => navigator.hid.requestDevice({ filters: [] }).then((found) => found.length > 0 ? 'found' : 'refused'));
    await attempt('serial', () => navigator.serial.requestPort());
    await attempt('screens', () => window.getScreenDetails());
    await attempt('fonts', () => window.queryLocalFonts().then((found) => found.length > 0));
    await attempt('idle', () => IdleDetector.requestPermission());
    return { states, granted };`,
  );
  expect(Object.entries(found.states).filter(([, state]) => state === 'granted')).toEqual([]);
  expect(found.granted).toEqual([]);
});

start('IPC: two channels and no more, and answers only to our window', async ({ app }) => {
  const channels = await app.electron.evaluate(({ ipcMain }) => ({
    handled: [
      ...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys(),
    ].toSorted(),
    heard: ipcMain
      .eventNames()

      // Electron's own.
      .filter((name) => name !== 'error' && ipcMain.listenerCount(name) > 0)
      .map(String),
  }));
  expect(channels).toEqual({ handled: ['noggin:dropped', 'noggin:request'], heard: [] });
});

start(
  'the browser is opened for an address of ours, and for nothing that a page makes up',
  async ({ app }) => {
    await app.electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (address) => void opened.push(address);
    });
    const opened = () => app.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    const id = '00000000-0000-4000-8000-000000000000';
    for (const payload of [
      'https://example.com',
      { url: 'https://example.com' },
      { page: 'https://example.com' },
      { offerId: id },
    ]) {
      expect(await ask(app.page, 'hub:open-page', payload)).toMatchObject({ ok: false });
      expect(await ask(app.page, 'about:open-page', payload)).toMatchObject({ ok: false });
    }
    expect(await opened()).toEqual([]);
    expect(await ask(app.page, 'about:open-page', { page: 'licence' })).toMatchObject({ ok: true });
    expect(await opened()).toEqual(['https://www.apache.org/licenses/LICENSE-2.0']);
  },
);
