import { quantizationOf } from './quantization.ts';

/** What a command for another program is about. */
export interface PastedCommand {
  /** `org/repo`, perhaps with a quantization behind it, or an address. */
  readonly text: string;
  readonly revision: string | null;
  /** A file in the repository, where one was named. */
  readonly path: string | null;
  /** A quantization, where one was named apart. */
  readonly quantization: string | null;
}

interface Words {
  /** What is no option, and no value of one that has a value. */
  readonly plain: readonly string[];
  option(...names: readonly string[]): string | null;
}

/** Options of these programs that stand alone; any other may have a value behind it. */
const alone = new Set([
  '-q',
  '-L',
  '-O',
  '-i',
  '--quiet',
  '--verbose',
  '--gguf',
  '--mlx',
  '-y',
  '--yes',
  '-d',
  '-it',
  '--rm',
]);

/** What each program is told of a model, by the program's name. */
const programs: Readonly<Record<string, (words: Words) => PastedCommand | null>> = {
  ollama: ({ plain }) => behind(plain, ['run', 'pull']),
  docker: ({ plain }) => (plain[0] === 'model' ? behind(plain.slice(1), ['run', 'pull']) : null),
  ramalama: ({ plain }) => behind(plain, ['run', 'pull', 'serve']),
  lms: ({ plain }) => {
    const [, text, quantization] = /^(.+?)(?:@([\w.-]+))?$/.exec(behind(plain, ['get'])?.text ?? '') ?? [];
    return text === undefined ? null : about(text, { quantization: quantization ?? null });
  },
  hf: downloadOfHub,
  'huggingface-cli': downloadOfHub,
  git: ({ plain }) => behind(plain, ['clone']),
  wget: address,
  curl: address,
  aria2c: address,
};

/** Every program of llama.cpp has the same options. */
function llamaCpp({ option }: Words): PastedCommand | null {
  const text = option('-hf', '-hfr', '--hf-repo') ?? option('-mu', '--model-url');
  return text === null ? null : about(text, { path: option('-hff', '--hf-file') });
}

/**
 * Reads a command line that publishers tell people to copy for another program (`ollama run hf.co/…`, `llama-server -hf
 * …`, `hf download …`, …) for the model that it is about. Null for a text that is no such command. Pure.
 */
export function readCommand(text: string): PastedCommand | null {
  const all = wordsOf(text);
  const start = all.findIndex((word) => !['$', '>', '%', '#', 'sudo'].includes(word) && !/^\w+=/.test(word));
  const program =
    (all[start] ?? '')
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.exe$/i, '')
      .toLowerCase() ?? '';
  const read = /^llama(?:-[a-z0-9-]+)?$/.test(program)
    ? llamaCpp
    : Object.hasOwn(programs, program)
      ? programs[program]
      : undefined;
  return read?.(sorted(all.slice(start + 1))) ?? null;
}

function downloadOfHub({ plain, option }: Words): PastedCommand | null {
  const [command, text, file = null] = plain;
  if (command !== 'download' || text === undefined) return null;
  const pattern = option('--include') ?? file;
  const isPattern = pattern !== null && /[*?[\]]/.test(pattern);
  return about(text, {
    revision: option('--revision'),
    path: isPattern ? null : pattern,
    quantization: isPattern ? quantizationOf(pattern.replace(/[*?[\]]/g, '.')) : null,
  });
}

function address({ plain }: Words): PastedCommand | null {
  const text = plain.find((word) => /^https?:\/\//i.test(word));
  return text === undefined ? null : about(text);
}

function behind([command = '', text]: readonly string[], commands: readonly string[]): PastedCommand | null {
  return commands.includes(command) && text !== undefined ? about(text) : null;
}

function about(text: string, more: Partial<PastedCommand> = {}): PastedCommand {
  return { text, revision: null, path: null, quantization: null, ...more };
}

/** As a shell splits them: by spaces and ends of lines, with quotes; a line that goes on is one. */
function wordsOf(text: string): readonly string[] {
  const parts = text.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g);
  return [...parts]
    .map(([, double, single, bare]) => double ?? single ?? bare ?? '')
    .filter((word) => word !== '\\');
}

/** Apart what is an option with its value, `--name=value` or `--name value`, and what is none. */
function sorted(words: readonly string[]): Words {
  const options = new Map<string, string>();
  const plain: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const cut = word.indexOf('=');
    if (!word.startsWith('-')) plain.push(word);
    else if (cut > 0) options.set(word.slice(0, cut), word.slice(cut + 1));
    else if (!alone.has(word) && words[at + 1]?.startsWith('-') === false) {
      options.set(word, words[at + 1] ?? '');
      at += 1;
    }
  }
  return {
    plain,
    option: (...names) => names.map((name) => options.get(name)).find((value) => value !== undefined) ?? null,
  };
}
