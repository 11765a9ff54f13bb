import { createReadStream, fstatSync } from 'node:fs';

/**
 * What was handed over by standard input: a file or a pipe. A terminal, or nothing, is not waited for.
 * @param mostBytes what is longer is cut there
 * @returns null where nothing is handed over
 */
export async function readStandardInput(mostBytes: number): Promise<string | null> {
  if (!isHandedOver()) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream('', { fd: 0, autoClose: false })) {
    const part = chunk as Buffer;
    chunks.push(part);
    bytes += part.length;
    if (bytes >= mostBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8');
}

function isHandedOver(): boolean {
  try {
    const facts = fstatSync(0);
    return facts.isFile() || facts.isFIFO();
  } catch {
    // The parent closed it.
    return false;
  }
}
