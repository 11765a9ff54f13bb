import { text } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** Every file of a zip, by its name. @throws when the zip is incomplete */
export async function unzip(file: string): Promise<Readonly<Record<string, string>>> {
  const zip = await openPromise(file);
  const found: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    found[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  }
  return found;
}
