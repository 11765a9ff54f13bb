import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { readRuntime, runtimeSwitches } from '../../script/lib/runtime.ts';
import { pipSha256 } from '../support/pip/pip.ts';
import { openServerScene, type ServerScene, testKey } from '../support/server/scene.ts';
import { expect, test } from './fixtures.ts';

/**
 * The server for other programs does nothing for a page in a browser, and tells it nothing: neither a real Chromium
 * page on another origin, nor one whose name resolves to loopback after it was loaded (DNS rebinding). The page knows
 * the port, the paths, and even the key. docs/security.md names this test.
 */

const ask = JSON.stringify({
  ...{ model: 'pip', stream: false, max_tokens: 5 },
  messages: [{ role: 'user', content: 'Tell me a story.' }],
});

/** Attempts of a page, by name; each gets `at` (an origin), `ask`, and `key`, and returns everything it could read. */
const ways: Readonly<Record<string, string>> = {
  'fetch, to read': `return Promise.all(['/', '/api/tags', '/api/version', '/v1/models'].map((path) =>
    fetch(at + path).then(async (answer) => answer.status + await answer.text(), String)));`,
  'fetch with the key': `return fetch(at + '/v1/models', { headers: { authorization: 'Bearer ' + key } })
    .then(async (answer) => answer.status + await answer.text(), String);`,
  'fetch as JSON': `return Promise.all(['/api/chat', '/v1/chat/completions'].map((path) =>
    fetch(at + path, { method: 'POST', body: ask, headers: { 'content-type': 'application/json', authorization: 'Bearer ' + key } })
      .then(async (answer) => answer.status + await answer.text(), String)));`,
  'posts without asking before': `return Promise.all(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a'].map((type) =>
    fetch(at + '/api/chat', { method: 'POST', mode: 'no-cors', body: ask, headers: { 'content-type': type } })
      .then(async (answer) => answer.status + await answer.text(), String)));`,
  'a post of unknown kind': `return fetch(at + '/api/chat', { method: 'POST', mode: 'no-cors', body: new Blob([ask]) })
    .then(async (answer) => answer.status + await answer.text(), String);`,
  'a beacon': `navigator.sendBeacon(at + '/api/chat', ask);
    try { navigator.sendBeacon(at + '/api/chat', new Blob([ask], { type: 'application/json' })); } catch {}
    return 'sent';`,
  XMLHttpRequest: `return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.onloadend = () => done(request.status + request.responseText);
    request.open('POST', at + '/api/generate'); request.send(ask); });`,
  'an EventSource': `return new Promise((done) => {
    const events = new EventSource(at + '/v1/chat/completions');
    events.onmessage = (event) => done('heard ' + event.data); events.onerror = () => done('nothing'); });`,
  'a WebSocket': `return new Promise((done) => {
    const socket = new WebSocket(at.replace('http', 'ws') + '/api/chat');
    socket.onopen = () => done('open'); socket.onerror = () => done('closed'); });`,
  // Chromium fires no load event for some withheld answers: a wait of 2 s ends.
  forms: `for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const frame = Object.assign(document.createElement('iframe'), { name: 'frame' + enctype });
      const form = Object.assign(document.createElement('form'), { action: at + '/api/chat', method: 'post', enctype, target: frame.name });
      const field = Object.assign(document.createElement('input'), { name: ask.slice(0, -1) + ',"a":"', value: '"}' });
      form.append(field); document.body.append(frame, form);
      const loaded = new Promise((done) => { frame.onload = done; });
      form.submit(); await Promise.race([loaded, new Promise((done) => setTimeout(done, 2000))]);
    }
    return 'sent';`,
  'elements that load': `return Promise.all([['img', 'src', '/api/tags'], ['script', 'src', '/api/tags'], ['iframe', 'src', '/'], ['object', 'data', '/api/ps']].map(([tag, name, path]) =>
    new Promise((done) => {
      const element = Object.assign(document.createElement(tag), { [name]: at + path });
      element.onload = () => { let read = ''; try { read = element.contentDocument.body.textContent; } catch {} done(tag + read); };
      element.onerror = () => done(tag + ' failed');
      document.body.append(element); })));`,
  'asking before': `return Promise.all(['PUT', 'DELETE', 'PATCH'].map((method) =>
    fetch(at + '/api/delete', { method }).then(async (answer) => answer.status + await answer.text(), String)));`,
};

/** Ends a hanging attempt only, in milliseconds. */
const patienceMs = 600_000;

let folder: string;
let scene: ServerScene;
let browser: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-browser-'));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'browser', version: '1.0.0', main: 'main.cjs' }),
  );
  writeFileSync(
    path.join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.setPath('userData', ${JSON.stringify(path.join(folder, 'profile'))});
     let window;
     app.whenReady().then(() => { window = new BrowserWindow(); return window.loadURL('data:text/html,ready'); });`,
  );
  const runtime = readRuntime();
  browser = await _electron.launch({
    timeout: patienceMs,
    executablePath: runtime.executable,
    // Every name in it resolves to this computer, as after DNS rebinding.
    args: [...runtimeSwitches(runtime), '--host-resolver-rules=MAP *.example 127.0.0.1', folder],
  });
  page = await browser.firstWindow({ timeout: patienceMs });
  scene = await openServerScene();
});
test.afterAll(async () => {
  await browser?.close();
  await scene?.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Loads an empty page of this origin, without a server. */
async function pageAt(origin: string): Promise<void> {
  await page.unroute('**/*');
  await page.route(`${origin}/page`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A page</title><body>' }),
  );
  await page.goto(`${origin}/page`);
}

const attempt = (at: string, code: string): Promise<string> =>
  page.evaluate(
    async (given) => {
      const run = new Function('at', 'ask', 'key', `return (async () => { ${given.code} })()`);
      return JSON.stringify((await run(given.at, given.ask, given.key)) ?? null);
    },
    { at, code, ask, key: testKey },
  );

const port = (): number => scene.server.port;
const pages = {
  'on another origin': () => 'http://pages.example',
  'whose name was turned to loopback': () => `http://pages.example:${port()}`,
};

for (const [kind, origin] of Object.entries(pages)) {
  for (const [name, code] of Object.entries(ways)) {
    test(`a page ${kind} gets nothing in and nothing out: ${name}`, async () => {
      await pageAt(origin());
      const targets =
        kind === 'on another origin'
          ? [`http://127.0.0.1:${port()}`, `http://localhost:${port()}`, `http://other.example:${port()}`]
          : [origin()];
      for (const at of targets) {
        const read = await attempt(at, code);
        for (const secret of ['pip', pipSha256, 'Once', 'version', 'running'])
          expect(read).not.toContain(secret);
        expect(read).not.toMatch(/"200|open|heard/);
      }
      expect(scene.agents).toEqual([]);
      expect(scene.forked.processes).toEqual([]);
    });
  }
}

test('a program with the same requests is answered', async () => {
  const json = { method: 'POST', body: ask, headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${scene.origin}/api/chat`, json);
  expect(await answer.text()).toContain('Once');
  const headers = { authorization: `Bearer ${testKey}` };
  expect(await (await fetch(`${scene.origin}/v1/models`, { headers })).text()).toContain('pip');
  expect(scene.forked.processes).toHaveLength(1);
});
