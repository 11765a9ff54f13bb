import { isLink } from '../deep-links/is-link.ts';

/** What a command line asks for. */
export type Command =
  | { readonly kind: 'window' }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'list'; readonly json: boolean }
  | {
      readonly kind: 'pull';
      readonly wish: string;
      readonly json: boolean;
      readonly unproven: boolean;
      /** At any hour, whatever the settings say. */
      readonly now: boolean;
    }
  | { readonly kind: 'verify'; readonly modelId: string | null; readonly json: boolean }
  | {
      readonly kind: 'ask';
      /** Null: all of it comes by standard input. */
      readonly question: string | null;
      /** Null: the model in use. */
      readonly modelId: string | null;
      readonly system: string;
      readonly json: boolean;
    }
  | {
      readonly kind: 'serve';
      /** Null: the one of the settings. */
      readonly port: number | null;
      /** Programs made for Ollama are answered, too. */
      readonly ollama: boolean;
      /** Null: the key that the window shows. */
      readonly keyFile: string | null;
      readonly json: boolean;
    }
  | { readonly kind: 'wrong'; readonly json: boolean; readonly sentence: string };

const commands = ['--ask', '--pull', '--list', '--verify', '--serve', '--help', '--version'] as const;
const options = [
  '--json',
  '--unproven',
  '--now',
  '--model',
  '--system',
  '--port',
  '--ollama',
  '--key-file',
] as const;
/** These have something behind them. */
const withValue: ReadonlySet<string> = new Set([
  ...['--ask', '--pull', '--verify', '--model', '--system', '--port', '--key-file'],
]);
const ofPull = ['--unproven', '--now'] as const;
const ofAsk = ['--model', '--system'] as const;
const ofServe = ['--port', '--key-file'] as const;
/** Longest question and instructions by the command line, in characters. */
const mostLetters = 100_000;
type Name = (typeof commands)[number] | (typeof options)[number];
/** Chromium and Node switches: ignored. */
const ofElectron =
  /^--(no-sandbox|ozone-platform|lang|inspect|inspect-brk|remote-debugging-port|remote-debugging-pipe|user-data-dir|enable-logging|disable-gpu|no-proxy-server|proxy-server|force-color-profile|hidden)(=|$)/;

/**
 * Arguments after the executable; in development also without the app's folder, the first word that is no switch.
 * Pure.
 */
export function argumentsOf(argv: readonly string[], isDevelopment: boolean): readonly string[] {
  const args = argv.slice(1);
  const folder = isDevelopment ? args.findIndex((word) => !word.startsWith('-')) : -1;
  return args.filter((_, at) => at !== folder);
}

/**
 * Reads a command line. Only one that names a command of ours is judged: anything else, links and files among it, is
 * left to the start with a window. Pure.
 * @param args see {@link argumentsOf}
 */
export function parseArguments(args: readonly string[]): Command {
  const isCommand = (word: string): boolean => commands.some((name) => word.split('=')[0] === name);
  // Links, which a web page may send, never run commands, however they are quoted.
  if (!args.some(isCommand) || args.some(isLink)) return { kind: 'window' };
  const json = args.includes('--json');
  const wrong = (sentence: string): Command => ({ kind: 'wrong', json, sentence });

  const given = new Map<Name, string | null>();
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (ofElectron.test(word)) continue;
    const cut = word.indexOf('=');
    const name = [...commands, ...options].find((each) => each === (cut < 0 ? word : word.slice(0, cut)));
    if (name === undefined) return wrong(`Noggin does not know "${word.slice(0, 200)}".`);
    if (given.has(name)) return wrong(`${name} is there twice.`);
    const takesValue = withValue.has(name);
    if (cut >= 0 && !takesValue) return wrong(`${name} takes nothing behind it.`);
    const next = args[at + 1];
    const isNext = cut < 0 && takesValue && next !== undefined && !next.startsWith('-');
    if (isNext) at += 1;
    given.set(name, cut >= 0 ? word.slice(cut + 1) : isNext ? (next ?? null) : null);
  }

  if (given.has('--help')) return { kind: 'help' };
  if (given.has('--version')) return { kind: 'version' };
  const [command, second] = commands.filter((name) => given.has(name));
  if (second !== undefined) return wrong(`${command} and ${second} cannot be asked for together.`);
  for (const [owner, names] of [
    ['--pull', ofPull],
    ['--ask', ofAsk],
    ['--serve', [...ofServe, '--ollama']],
  ] as const) {
    for (const name of names) {
      if (given.has(name) && command !== owner) return wrong(`${name} belongs to ${owner} only.`);
    }
  }
  for (const name of [...ofAsk, ...ofServe]) {
    if (given.has(name) && (given.get(name) ?? '') === '') return wrong(`${name} wants something behind it.`);
  }
  if (command === '--ask') {
    const question = given.get('--ask') ?? null;
    const system = given.get('--system') ?? '';
    if ((question ?? '').length + system.length > mostLetters) return wrong('What is asked is too long.');
    return { kind: 'ask', question, modelId: given.get('--model') ?? null, system, json };
  }
  if (command === '--serve') {
    const port = given.get('--port') ?? null;
    const isRight =
      port === null || (/^\d{4,5}$/.test(port) && Number(port) >= 1024 && Number(port) <= 65_535);
    if (!isRight) return wrong('--port wants a number from 1024 to 65535.');
    return {
      ...{ kind: 'serve', port: port === null ? null : Number(port), ollama: given.has('--ollama') },
      ...{ keyFile: given.get('--key-file') ?? null, json },
    };
  }
  if (command === '--list') return { kind: 'list', json };
  if (command === '--verify') {
    const modelId = given.get('--verify') ?? null;
    if (modelId === '') return wrong('--verify= wants the id of a model behind it.');
    return { kind: 'verify', modelId, json };
  }
  const wish = given.get('--pull') ?? '';
  if (wish.trim() === '') return wrong('--pull wants the id of a model, or a link, behind it.');
  if (wish.length > 2000) return wrong('What stands behind --pull is too long.');
  return {
    kind: 'pull',
    wish: wish.trim(),
    json,
    unproven: given.has('--unproven'),
    now: given.has('--now'),
  };
}
