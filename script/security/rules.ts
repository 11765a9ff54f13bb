/** A pattern that the source code of an Electron app should not contain. */
export interface Rule {
  readonly name: string;
  /** The pattern, for code without comments. */
  readonly finds: RegExp;
  /** The files where it is allowed, with the reason. */
  readonly unless?: Readonly<Record<string, string>>;
}

/** The subjects of these rules: Electronegativity's checks that no running test covers. */
export const rules: readonly Rule[] = [
  { name: 'code from text', finds: /\beval\s*\(|\bnew Function\s*\(|\bset(?:Timeout|Interval)\s*\(\s*['"`]/ },
  {
    name: 'code into a page',
    finds: /\.(?:executeJavaScript|executeJavaScriptInIsolatedWorld|insertCSS)\s*\(/,
  },
  {
    name: 'HTML from text',
    finds: /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/,
  },
  {
    name: 'a safe default switched off',
    finds: /\b(?:sandbox|contextIsolation|webSecurity|safeDialogs)\s*:\s*false/,
  },
  {
    name: 'Node or webviews in a page',
    finds:
      /\b(?:nodeIntegration\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures|enableRemoteModule|navigateOnDragDrop)\s*:\s*true/,
  },
  { name: 'features of Blink', finds: /\b(?:enableBlinkFeatures|disableBlinkFeatures)\b/ },
  {
    name: 'a window beside ours',
    finds: /\bnew\s+(?:BrowserWindow|BaseWindow|BrowserView|WebContentsView)\s*\(/,
    unless: { 'src-main/app/window/hidden-window.ts': 'the window' },
  },
  { name: 'preferences of a page', finds: /\bwebPreferences\s*:(?!\s*pagePreferences\()/ },
  { name: 'the remote module', finds: /@electron\/remote|\belectron\.remote\b|\bremote\s*\.\s*require\b/ },
  {
    name: 'certificates judged by us',
    finds:
      /['"]certificate-error['"]|setCertificateVerifyProc|rejectUnauthorized\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/,
  },
  {
    name: 'switches that weaken Chromium',
    finds:
      /appendSwitch|appendArgument|--(?:no-sandbox|disable-web-security|ignore-certificate-errors|allow-running-insecure-content|remote-debugging|disable-site-isolation)/,
    unless: { 'src-main/app/window/security.ts': 'closes two doors more, closeOldDoors' },
  },
  { name: 'warnings switched off', finds: /ELECTRON_DISABLE_SECURITY_WARNINGS/ },
  {
    name: 'something handed to the system to open',
    finds: /\bopen(?:External|Path)\b/,
    unless: { 'src-main/app/start/start.ts': 'handed to the checked opener, createPageOpener' },
  },
  {
    name: 'a program started through a shell',
    finds: /\bexecSync\b|(?<![.\w])exec\s*\(|\bshell\s*:\s*true/,
  },
  {
    name: 'a protocol',
    finds:
      /\bprotocol\.(?:handle|register\w+|intercept\w+)|register(?:Buffer|File|String|Stream|Http)Protocol|registerSchemesAsPrivileged|bypassCSP|allowServiceWorkers|corsEnabled/,
    unless: { 'src-main/app/window/protocol.ts': 'our own, of our own files' },
  },
  {
    name: 'a channel beside the contract',
    finds: /\bipcMain\b|ipcRenderer\.(?:send|sendSync|postMessage|sendToHost)\b|MessageChannelMain/,
    unless: {
      'src-main/ipc/reception.ts': 'the channel of requests',
      'src-main/ipc/bind.ts': 'the channel of dropped files',
      'src-main/main.ts': 'handed to receiveRequests',
      'src-main/app/start/start.ts': 'handed to bindRequests',
    },
  },
  {
    name: 'a bridge beside ours',
    finds: /exposeIn(?:MainWorld|IsolatedWorld)/,
    unless: { 'src-preload/preload.ts': 'window.noggin' },
  },
  {
    name: 'a page or a resource without TLS',
    finds: /['"`]http:\/\/(?!127\.0\.0\.1|localhost|www\.w3\.org\/)[a-z]/i,
  },
];

/** Source text without comments; slashes in addresses stay. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
}

/** The rules that a file breaks. Pure. */
export function findingsIn(file: string, text: string): readonly string[] {
  const code = withoutComments(text);
  return rules
    .filter(({ finds, unless }) => finds.test(code) && unless?.[file] === undefined)
    .map(({ name }) => `${file}: ${name}`);
}
