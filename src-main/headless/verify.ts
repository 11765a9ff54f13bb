import type { LibraryEntryView } from '../../src-preload/contract/library.ts';
import { NogginError } from '../errors.ts';
import { exitCodes } from './exit-codes.ts';
import type { HeadlessPorts } from './ports.ts';

/**
 * Reads one installed model, or all, from the first byte to the last and compares. Resolves with the exit code.
 * @throws NogginError `unknown-id`
 */
export async function verify(ports: HeadlessPorts, modelId: string | null): Promise<number> {
  const { library, downloads, output } = ports;
  await library.look();
  const ids = downloads
    .installed()
    .flatMap((one) => (modelId === null || one.modelId === modelId ? one.modelId : []));
  if (modelId !== null && ids.length === 0) {
    throw new NogginError('unknown-id', `The model "${modelId}" is not installed`);
  }
  let worst: number = exitCodes.ok;
  for (const id of ids) {
    if (ports.signal.aborted) return exitCodes.interrupted;
    const entry = await read(ports, id);
    if (ports.signal.aborted) return exitCodes.interrupted;
    const isRight = entry?.state === 'present' && entry.error === null;
    const state = entry?.state ?? 'missing';
    output.tell(
      { event: 'verified', modelId: id, ok: isRight, state, damagedBytes: entry?.damagedBytes ?? null },
      `${id}: ${isRight ? 'every byte is right' : state === 'present' ? 'could not be read' : state}`,
    );
    // Wrong bytes outrank any number of missing drives.
    if (!isRight && state !== 'drive-missing') worst = exitCodes.notProven;
    else if (!isRight && worst === exitCodes.ok) worst = exitCodes.disk;
  }
  return worst;
}

async function read(ports: HeadlessPorts, id: string): Promise<LibraryEntryView | undefined> {
  const { library, output, signal } = ports;
  const entry = (): LibraryEntryView | undefined =>
    library.view().entries.find(({ modelId }) => modelId === id);
  const before = entry()?.state;
  if (before === 'missing' || before === 'drive-missing') return entry();
  library.check(id);
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const reading = entry()?.reading ?? null;
      if (reading !== null && !signal.aborted) {
        const { doneBytes, totalBytes } = reading;
        const percent = Math.floor((100 * doneBytes) / Math.max(1, totalBytes));
        output.progress(
          { event: 'verifying', modelId: id, doneBytes, totalBytes, percent },
          `${id}: ${percent} %`,
        );
        return;
      }
      stopListening();
      resolve();
    };
    const stopListening = library.onChange(look);
    signal.addEventListener('abort', look, { once: true });
    look();
  });
  if (signal.aborted) await library.stopReading(id);
  await library.look();
  return entry();
}
