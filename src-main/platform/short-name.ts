/**
 * What every file system takes for one name: 255 bytes on Linux and macOS, 255 characters on Windows, but 143 bytes
 * where eCryptfs enciphers names (https://docs.kernel.org/filesystems/ecryptfs.html).
 */
export const longestNameBytes = 143;

/** The beginning of a text that has at most so many bytes, whole letters only, and at least one. Pure. */
export function shortened(text: string, bytes: number): string {
  let taken = 0;
  let end = 0;
  for (const letter of text) {
    taken += Buffer.byteLength(letter);
    if (taken > bytes && end > 0) break;
    end += letter.length;
  }
  return text.slice(0, end);
}
