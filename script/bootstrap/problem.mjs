/**
 * A failure that the person can fix. Its message is one sentence that says how; the bootstrap prints that sentence
 * alone and exits with code 1.
 */
export class Problem extends Error {}

/**
 * Prints one line for the person.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`noggin: ${line}\n`);
}
