/** Programs that can use a model of Noggin, in the order they are shown. */
export const otherPrograms = [
  'skytwin',
  'open-webui',
  'continue',
  'jan',
  'lm-studio',
  'llama.cpp',
  'ollama',
] as const;
/** One of {@link otherPrograms}. */
export type OtherProgram = (typeof otherPrograms)[number];

/** What can be copied: a command, or the content of a file. */
export const recipes = [
  'skytwin',
  'llama-cli',
  'llama-server',
  'lm-studio-link',
  'lm-studio-copy',
  'ollama',
  'ollama-modelfile',
] as const;
export type Recipe = (typeof recipes)[number];

/** The model that a program gets: its file, and the id that names it. */
export interface ModelToUse {
  readonly modelId: string;
  readonly path: string;
}

/** Characters that a common shell interprets even in quotes: sh, bash, zsh, fish; cmd, PowerShell. */
const special = { posix: /[\\\p{Cc}]/u, windows: /["$`%!\u201c-\u201f\p{Cc}]/u } as const;
/** Longest value that `setx` keeps, in characters. */
const longestSetx = 1024;
/** Longest name that Ollama accepts, in characters. */
const longestOllamaName = 80;

/**
 * What a person types into the terminal of their choice, or saves, to use a model in another program; null where the
 * name of its file would mean something else to a shell. Pure, and free of any library: main copies exactly what the
 * window shows.
 * @param platform as Node names it
 */
export function programCommand(
  recipe: Recipe,
  { modelId, path }: ModelToUse,
  platform: string,
): string | null {
  const isWindows = platform === 'win32';
  if ((isWindows ? special.windows : special.posix).test(path)) return null;
  const quoted = isWindows ? `"${path}"` : `'${path.replaceAll("'", "'\\''")}'`;
  const ollamaName = modelId.slice(0, longestOllamaName);
  switch (recipe) {
    case 'skytwin':
      if (isWindows) return path.length > longestSetx ? null : `setx SKYTWIN_LLAMA_MODEL ${quoted}`;
      return `export SKYTWIN_LLAMA_MODEL=${quoted}`;
    case 'llama-cli':
    case 'llama-server':
      return `${recipe} -m ${quoted}`;
    case 'lm-studio-link':
      return `lms import --hard-link ${quoted}`;
    case 'lm-studio-copy':
      return `lms import --copy ${quoted}`;
    case 'ollama':
      // cmd and PowerShell share no here-document: save the text first.
      if (isWindows) return `ollama create ${ollamaName} -f Modelfile`;
      return `printf 'FROM "%s"\\n' ${quoted} | ollama create ${ollamaName} -f /dev/stdin`;
    case 'ollama-modelfile':
      return `FROM "${path}"`;
  }
}
