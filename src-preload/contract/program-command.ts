/** A program that takes a model by a command. */
export const programs = ['skytwin', 'llama.cpp', 'lm-studio'] as const;
export type Program = (typeof programs)[number];

/** What some shell of the usual ones would read as its own, even in quotes: sh, bash, zsh, fish; cmd, PowerShell. */
const special = { posix: /[\\\p{Cc}]/u, windows: /["$`%!\u201c-\u201f\p{Cc}]/u } as const;

/**
 * The command that uses the model file in a program, as a person types it into the terminal of their choice; null where
 * the file's name would mean something else to one of them. SkyTwin takes its model from its environment (its source of
 * November 2026); LM Studio would move the file unless told to copy it. Pure, and free of any library: main copies exactly
 * what the window shows.
 * @param platform as Node names it
 */
export function programCommand(program: Program, file: string, platform: string): string | null {
  const isWindows = platform === 'win32';
  if ((isWindows ? special.windows : special.posix).test(file)) return null;
  const quoted = isWindows ? `"${file}"` : `'${file.replaceAll("'", "'\\''")}'`;
  switch (program) {
    case 'skytwin':
      return isWindows ? `setx SKYTWIN_LLAMA_MODEL ${quoted}` : `export SKYTWIN_LLAMA_MODEL=${quoted}`;
    case 'llama.cpp':
      return `llama-cli -m ${quoted}`;
    case 'lm-studio':
      return `lms import --copy ${quoted}`;
  }
}
