import type { ElectronApplication, Page } from 'playwright';
import { median } from '../lib/statistics.ts';
import { askInWindow, newChat, startWithModel } from './window.ts';

/** Answers in one conversation. */
const perChat = 10;
const samples = 20;
/** Samples at the beginning and at the end that are compared. */
const compared = 5;
const question = 'What is the capital of France?';

/** Memory at one moment, in bytes: live after a garbage collection, and resident. */
interface Sample {
  readonly mainBytes: number;
  readonly windowBytes: number;
  readonly mainResidentBytes: number;
  readonly windowResidentBytes: number;
}

/**
 * The growth of main and the window over many answers in the real app, in bytes: the last quarter of the answers
 * against the first, which has filled the caches.
 */
export async function measureMemory(
  file: string,
  folder: string,
  answers: number,
  log: (line: string) => void,
): Promise<Readonly<Record<string, number>>> {
  const { page, electron, clear } = await startWithModel(file, folder);
  try {
    const taken: Sample[] = [];
    const every = Math.max(1, Math.floor(answers / samples));
    // As many answers as lie between two samples warm up.
    for (let count = 1 - every; count <= answers; count += 1) {
      if (count % perChat === 0) await newChat(page);
      await askInWindow(page, question);
      if (count <= 0 || count % every !== 0) continue;
      const sample = await look(page, electron);
      taken.push(sample);
      log(`memory after ${count} answers: ${JSON.stringify(sample)}`);
    }
    const growth = (of: keyof Sample): number => {
      const values = taken.map((sample) => sample[of]);
      return median(values.slice(-compared)) - median(values.slice(0, compared));
    };
    return {
      mainBytes: growth('mainBytes'),
      windowBytes: growth('windowBytes'),
      mainResidentBytes: growth('mainResidentBytes'),
      windowResidentBytes: growth('windowResidentBytes'),
    };
  } finally {
    await clear();
  }
}

async function look(page: Page, electron: ElectronApplication): Promise<Sample> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  await debug.detach();
  const main = await electron.evaluate(async ({ app }) => {
    const [v8, vm] = [process.getBuiltinModule('node:v8'), process.getBuiltinModule('node:vm')];
    v8.setFlagsFromString('--expose-gc');
    const collect = vm.runInNewContext('gc') as () => void;
    collect();
    const { heapUsed, external } = process.memoryUsage();
    const resident = (type: string): number =>
      (app.getAppMetrics().find((metric) => metric.type === type)?.memory.workingSetSize ?? 0) * 1024;
    return { usedBytes: heapUsed + external, main: resident('Browser'), window: resident('Tab') };
  });
  return {
    mainBytes: main.usedBytes,
    windowBytes: usedSize,
    mainResidentBytes: main.main,
    windowResidentBytes: main.window,
  };
}
