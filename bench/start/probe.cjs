// Loaded into an app before its own code (`electron -r probe.cjs FOLDER`): tells when its first window can be used, and
// quits it: at once, or after NOGGIN_BENCH_STAY_MS. A window can be used when it is visible, its page has its heading, and
// that has been painted.
const { app } = require('electron');
const { once } = require('node:events');

const hasHeading = `new Promise((resolve) => {
  const isThere = () => document.querySelector('h1') !== null && resolve();
  new MutationObserver(isThere).observe(document, { childList: true, subtree: true });
  isThere();
})`;
const painted = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))';

app.once('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', async () => {
    await window.webContents.executeJavaScript(`${hasHeading}.then(() => undefined)`);
    if (!window.isVisible()) await once(window, 'show');
    await window.webContents.executeJavaScript(`${painted}.then(() => undefined)`);
    const quit = () => setTimeout(() => app.quit(), Number(process.env.NOGGIN_BENCH_STAY_MS ?? 0));
    process.stdout.write(`usable ${Date.now()}\n`, quit);
  });
});
