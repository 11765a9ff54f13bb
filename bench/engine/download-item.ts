import { rename } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type DownloadItem, session } from 'electron';
import type { Job } from '../lib/types.ts';
import type { EngineResult } from './job.ts';

/** Electron's own download, then the hash in a worker thread, then the final name. */
export async function downloadItemJob(job: Job, workers: URL): Promise<EngineResult> {
  const partial = path.join(job.folder, 'model.gguf.partial');
  const startMs = performance.now();
  await download(job.url, partial);
  const lastByteMs = performance.now();
  const sha256 = await hashInWorker(new URL('hash-worker.js', workers), partial);
  if (sha256 !== job.sha256) throw new Error(`wrong SHA-256 ${sha256}`);
  await rename(partial, path.join(job.folder, 'model.gguf'));
  const endMs = performance.now();
  return { wallS: (endMs - startMs) / 1000, lastByteToNameS: (endMs - lastByteMs) / 1000 };
}

function download(url: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    session.defaultSession.once('will-download', (_event, item: DownloadItem) => {
      item.setSavePath(file);
      item.once('done', (_done, state) => {
        if (state === 'completed') resolve();
        else reject(new Error(`the DownloadItem ended ${state}`));
      });
    });
    session.defaultSession.downloadURL(url);
  });
}

function hashInWorker(script: URL, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: file });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
