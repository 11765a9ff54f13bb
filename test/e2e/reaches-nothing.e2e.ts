import type { Page } from 'playwright';
import { listenToAll } from '../support/listening-port.ts';
import { button, expect, test } from './fixtures.ts';

/**
 * Code in the page reaches nobody: every network API of a Chromium page is tried against sockets that record every
 * contact. docs/security.md names this test.
 */

/** Attempts of a page, by name. Each gets `at` (host and port of the sockets) and ends when it has been tried. */
const ways: Readonly<Record<string, string>> = {
  fetch: `await fetch('http://' + at + '/fetch').catch(() => {});
    await fetch('https://' + at + '/fetch', { mode: 'no-cors', keepalive: true }).catch(() => {});`,
  'fetch, later': `if ('fetchLater' in window) fetchLater('https://' + at + '/later', { activateAfter: 0 });`,
  XMLHttpRequest: `await new Promise((done) => {
      const request = new XMLHttpRequest(); request.onloadend = done;
      request.open('GET', 'http://' + at + '/xhr'); request.send();
    });`,
  'a beacon': `navigator.sendBeacon('http://' + at + '/beacon', 'x');`,
  'a WebSocket': `await new Promise((done) => { new WebSocket('ws://' + at + '/socket').onerror = done; });`,
  'a stream of a WebSocket': `if ('WebSocketStream' in window) await new WebSocketStream('ws://' + at + '/stream').opened.catch(() => {});`,
  'an EventSource': `await new Promise((done) => { new EventSource('http://' + at + '/events').onerror = done; });`,
  WebTransport: `await new WebTransport('https://' + at + '/transport').ready.catch(() => {});
    await new WebTransport('https://' + at + '/transport', {
      serverCertificateHashes: [{ algorithm: 'sha-256', value: new Uint8Array(32) }],
    }).ready.catch(() => {});`,
  'elements that load': `const loads = (tag, name, end = '') => Object.assign(document.createElement(tag), { [name]: 'http://' + at + '/' + tag + end });
    document.body.append(
      loads('img', 'src'), loads('script', 'src'), loads('iframe', 'src'), loads('embed', 'src'), loads('object', 'data'),
      loads('audio', 'src'), loads('video', 'src'), loads('video', 'poster', '-poster'),
      Object.assign(loads('script', 'src', '-module'), { type: 'module' }),
    );
    document.body.insertAdjacentHTML('beforeend',
      '<svg><image href="http://' + at + '/svg"/><use href="http://' + at + '/use#a"/></svg>' +
      '<picture><source srcset="http://' + at + '/source"><img></picture><video><track default src="http://' + at + '/track"></video>');`,
  'links of the head': `for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'preload', 'modulepreload', 'stylesheet', 'icon', 'manifest', 'next', 'expect', 'compression-dictionary'])
      for (const as of rel === 'preload' ? ['fetch', 'script', 'image', 'font', 'style', 'track'] : ['']) {
        const link = Object.assign(document.createElement('link'), { rel, href: 'http://' + at + '/' + rel + as });
        if (as !== '') link.as = as;
        document.head.append(link);
      }`,
  'rules of speculation': `const rules = { urls: ['http://' + at + '/speculation'], eagerness: 'immediate' };
    document.head.append(Object.assign(document.createElement('script'), {
      type: 'speculationrules', textContent: JSON.stringify({ prefetch: [rules], prerender: [rules] }),
    }));`,
  'a style': `document.body.style.background = 'url(http://' + at + '/style)';
    const sheet = new CSSStyleSheet(); sheet.replaceSync('html { background: url(http://' + at + '/sheet); cursor: url(http://' + at + '/cursor), auto }');
    document.adoptedStyleSheets = [sheet];
    document.head.append(Object.assign(document.createElement('style'), { textContent: '@import "http://' + at + '/import";' }));`,
  'a font': `await new FontFace('other', 'url(http://' + at + '/font)').load().catch(() => {});`,
  'code of elsewhere': `await import('http://' + at + '/import.js').catch(() => {});`,
  workers: `const code = 'try { importScripts("http://' + at + '/scripts") } catch {} fetch("http://' + at + '/worker")';
    const quietly = (run) => { try { return run(); } catch { return null; } };
    quietly(() => new Worker('http://' + at + '/worker.js'));
    quietly(() => new Worker(URL.createObjectURL(new Blob([code]))));
    quietly(() => new Worker('data:text/javascript,' + encodeURIComponent(code)));
    quietly(() => new SharedWorker('data:text/javascript,' + encodeURIComponent(code)));
    await quietly(() => navigator.serviceWorker.register('http://' + at + '/service.js'))?.catch(() => {});
    await CSS.paintWorklet?.addModule('http://' + at + '/worklet.js').catch(() => {});
    await new AudioContext().audioWorklet.addModule('http://' + at + '/audio.js').catch(() => {});`,
  'a cache': `await caches.open('x').then((cache) => cache.add('http://' + at + '/cache')).catch(() => {});`,
  'a form': `for (const method of ['get', 'post']) for (const target of ['_self', '_blank', 'frame']) {
      const form = Object.assign(document.createElement('form'), { action: 'http://' + at + '/form', method, target });
      document.body.append(form); form.submit();
    }`,
  'another window': `for (const target of ['_blank', '_top', 'other']) window.open('http://' + at + '/open', target);`,
  'a link, with its ping': `const link = Object.assign(document.createElement('a'), { href: 'http://' + at + '/link', ping: 'http://' + at + '/ping' });
    document.body.append(link); link.click();
    link.href = '#'; link.click();`,
  'another page': `location.assign('http://' + at + '/location');
    document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=http://' + at + '/refresh">');`,
  'a payment, a share, a handler': `const quietly = (run) => Promise.resolve().then(run).catch(() => {});
    await quietly(() => new PaymentRequest([{ supportedMethods: 'https://' + at + '/pay' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).canMakePayment());
    await quietly(() => { navigator.mediaSession.metadata = new MediaMetadata({ artwork: [{ src: 'http://' + at + '/artwork' }] }); });
    await quietly(() => new Notification('x', { icon: 'http://' + at + '/notification' }));`,
  'a frame without an address': `const frame = document.createElement('iframe'); document.body.append(frame);
    await frame.contentWindow.fetch('http://' + at + '/frame').catch(() => {});
    frame.contentDocument.body.append(Object.assign(frame.contentDocument.createElement('img'), { src: 'http://' + at + '/frame-img' }));
    try { new frame.contentWindow.WebSocket('ws://' + at + '/frame-socket'); } catch {}`,
  // One server at a time: Chromium tries a handful of them only.
  WebRTC: `const secret = { username: 'a', credential: 'b' };
    const frame = document.createElement('iframe'); document.body.append(frame);
    await Promise.all([window, frame.contentWindow].flatMap((world) => [
      ...['stun:' + at, 'stuns:' + at, 'turn:' + at + '?transport=udp', 'turn:' + at + '?transport=tcp', 'turns:' + at + '?transport=tcp'],
    ].map(async (urls) => {
      const peer = new world.RTCPeerConnection({ iceServers: [{ urls, ...(urls.startsWith('turn') ? secret : {}) }] });
      peer.createDataChannel('x');
      const gathered = new Promise((done) => {
        peer.onicegatheringstatechange = () => { if (peer.iceGatheringState === 'complete') done(); };
      });
      await peer.setLocalDescription(await peer.createOffer());
      await gathered;
    })));`,
  'WebRTC, to a peer of its own making': `const [address, port] = at.split(':');
    const peer = new RTCPeerConnection(), other = new RTCPeerConnection();
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await other.setRemoteDescription(peer.localDescription);
    await other.setLocalDescription(await other.createAnswer());
    await peer.setRemoteDescription(other.localDescription);
    for (const candidate of ['1 1 udp 2122260223 ' + address + ' ' + port + ' typ host', '2 1 tcp 1518280447 ' + address + ' ' + port + ' typ host tcptype passive'])
      await peer.addIceCandidate({ candidate: 'candidate:' + candidate, sdpMid: '0', sdpMLineIndex: 0 }).catch(() => {});
    await new Promise((done) => {
      peer.oniceconnectionstatechange = () => { if (['failed', 'disconnected', 'connected'].includes(peer.iceConnectionState)) done(); };
    });`,
};

/** Runs as the page's own code, for as long as it takes. */
function inPage(page: Page, at: string, body: string): Promise<void> {
  return page.evaluate(
    `new Promise((resolve, reject) => setTimeout(() => (async (at) => { ${body} })(${JSON.stringify(at)}).then(() => resolve(), reject)))`,
  ) as Promise<void>;
}

test('no API of a page reaches a socket of this computer', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const port = await listenToAll();
  const { page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  for (const [name, body] of Object.entries(ways)) {
    await inPage(page, port.address, body);
    expect([...new Set(port.arrived.map((one) => one.slice(0, 16)))], name).toEqual([]);
  }
  await port.prove();
  await port.close();
});

test('no link of a page causes a DNS lookup', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const port = await listenToAll();
  const { page, electron } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  // Names are looked up at our port, over TLS without a handshake: a contact is a lookup.
  await electron.evaluate(({ app }, at) => {
    app.configureHostResolver({ secureDnsMode: 'secure', secureDnsServers: [`https://${at}/dns-query`] });
  }, port.address);
  await inPage(
    page,
    'secret.noggin.test',
    `const head = (tag, fields) => document.head.append(Object.assign(document.createElement(tag), fields));
    head('meta', { httpEquiv: 'x-dns-prefetch-control', content: 'on' });
    for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'prerender']) head('link', { rel, href: 'https://' + rel + '.' + at + '/' });
    document.body.append(Object.assign(document.createElement('a'), { href: 'https://a.' + at + '/', textContent: 'x' }));
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));`,
  );
  await electron.evaluate(({ session }) => session.defaultSession.resolveHost('127.0.0.1'));
  expect(port.arrived).toEqual([]);
  const asked = electron.evaluate(({ session }) =>
    session.defaultSession.resolveHost('proof.noggin.test').catch(() => {}),
  );
  await expect.poll(() => port.arrived.length).toBeGreaterThan(0);
  await port.close();
  await asked;
});

test('no page reads the clipboard by a command, and a person can still paste', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith();
  const { page, electron } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  await electron.evaluate(({ clipboard }) => clipboard.writeText('a secret'));
  const read = await page.evaluate(async () => {
    const seen: unknown[] = [];
    const attempt = (own: Document): void => {
      const area = own.createElement('textarea');
      own.addEventListener('paste', (event) => seen.push(event.clipboardData?.getData('text/plain')));
      own.body.append(area);
      area.focus();
      seen.push(own.execCommand('paste'), own.execCommand('pasteAndMatchStyle'), area.value);
    };
    const frame = document.createElement('iframe');
    document.body.append(frame);
    if (frame.contentDocument !== null) attempt(frame.contentDocument);
    attempt(document);
    seen.push(await navigator.clipboard.readText().catch(() => false));
    return seen;
  });
  expect(read).toEqual([false, false, '', false, false, '', false]);
  await page.keyboard.press('ControlOrMeta+V');
  const area = page.locator('body > textarea');
  await expect(area).toHaveValue('a secret');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.paste());
  await expect(area).toHaveValue('a secreta secret');
});
