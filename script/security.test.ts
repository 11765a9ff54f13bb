import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn } from './lib/files-in.ts';
import { projectRoot } from './lib/runtime.ts';
import { findingsIn, rules } from './security/rules.ts';

const folders = ['src-main', 'src-preload', 'src-renderer'];
const files = folders.flatMap((folder) =>
  filesIn(folder).filter((name) => /\.(?:tsx?|html)$/.test(name) && !/\.test\.tsx?$/.test(name)),
);
const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

test('no source breaks a rule of security/rules.ts', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => findingsIn(file, read(file)))).toEqual([]);
});

test('every exception of a rule is in use', () => {
  for (const { name, finds, unless } of rules) {
    for (const file of Object.keys(unless ?? {}))
      expect(finds.test(read(file)), `${name} in ${file}`).toBe(true);
  }
});

/** Lines that each rule must find, so that no rule is empty. */
const broken: Readonly<Record<string, readonly string[]>> = {
  'code from text': ['eval("1")', 'new Function(text)', "setTimeout('x()', 1)"],
  'code into a page': ['contents.executeJavaScript(text)', 'contents.insertCSS(css)'],
  'HTML from text': [
    '<p dangerouslySetInnerHTML={{ __html }} />',
    'node.innerHTML = text',
    'document.write(text)',
  ],
  'a safe default switched off': ['{ sandbox: false }', 'contextIsolation: false', 'webSecurity:false'],
  'Node or webviews in a page': [
    'nodeIntegration: true',
    'nodeIntegrationInWorker: true',
    'webviewTag: true',
  ],
  'features of Blink': ["enableBlinkFeatures: 'X'"],
  'a window beside ours': ['new BrowserWindow({})', 'new WebContentsView()'],
  'preferences of a page': ['webPreferences: { preload }'],
  'the remote module': ["import remote from '@electron/remote'"],
  'certificates judged by us': ["app.on('certificate-error', yes)", 'rejectUnauthorized: false'],
  'switches that weaken Chromium': ["app.commandLine.appendSwitch('x')", "'--no-sandbox'"],
  'warnings switched off': ["process.env['ELECTRON_DISABLE_SECURITY_WARNINGS'] = '1'"],
  'something handed to the system to open': ['shell.openExternal(url)', 'shell.openPath(file)'],
  'a program started through a shell': ["exec('rm ' + file)", 'execSync(command)', '{ shell: true }'],
  'a protocol': ["protocol.handle('x', serve)", '{ bypassCSP: true }'],
  'a channel beside the contract': ["ipcMain.handle('x', run)", "ipcRenderer.send('x')"],
  'a bridge beside ours': ["contextBridge.exposeInMainWorld('x', api)"],
  'a page or a resource without TLS': ["'http://example.com/'"],
};

describe('the rules', () => {
  test.each(rules.map(({ name }) => name))('find %s', (name) => {
    expect(broken[name]?.length).toBeGreaterThan(0);
    for (const line of broken[name] ?? [])
      expect(findingsIn('src-main/x.ts', line)).toEqual([`src-main/x.ts: ${name}`]);
  });

  test('ignore comments', () => {
    expect(findingsIn('src-main/x.ts', '// eval(text)\n/* sandbox: false */\nconst a = 1;')).toEqual([]);
  });
});

test('the page has the protocol’s policy, except for what only a header can say', () => {
  const inPage = /content="([^"]*)"/.exec(read('src-renderer/index.html'))?.[1]?.split('; ') ?? [];
  const inHeader = [...read('src-main/app/window/protocol.ts').matchAll(/"([a-z-]+ [^"]*)",/g)].map(
    (match) => match[1],
  );
  expect(inHeader.length).toBeGreaterThan(5);
  expect(inPage).toEqual(inHeader.filter((one) => !one?.startsWith('frame-ancestors')));
});

test('every fuse that closes a door is set for the packaged app', () => {
  const config = read('electron-builder.yml');
  const wanted = {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: true,
  };
  for (const [fuse, value] of Object.entries(wanted))
    expect(config).toMatch(new RegExp(`^  ${fuse}: ${value}$`, 'm'));
});
