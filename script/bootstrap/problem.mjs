/**
 * A failure the person can do something about. Its message is one sentence that says what to do; the bootstrap
 * prints that sentence alone and exits with code 1.
 */
export class Problem extends Error {}

/**
 * Prints one line for the person.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`noggin: ${line}\n`);
}
