/** A program that takes a model by a command. */
export type Program = 'llama.cpp' | 'lm-studio';

/**
 * The command that uses the model file in a program, as a person types it into the terminal. LM Studio would move the
 * file unless told to copy it. Pure, and free of any library: main copies exactly what the window shows.
 * @param platform as Node names it
 */
export function programCommand(program: Program, file: string, platform: string): string {
  const quoted = platform === 'win32' ? `"${file}"` : `'${file.replaceAll("'", "'\\''")}'`;
  return program === 'llama.cpp' ? `llama-cli -m ${quoted}` : `lms import --copy ${quoted}`;
}
