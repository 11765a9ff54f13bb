// Everything that is measured inside Electron's main process, one job per start of the app:
// `electron FOLDER JOB-AS-JSON RESULT-FILE`.
import { writeFileSync } from 'node:fs';
import { app } from 'electron';
import { downloadItemJob } from './download-item.ts';
import { measureJob } from './electron-cost.ts';
import { type EngineJob, runEngineJob } from './job.ts';

/** The job of the app. */
export type ElectronJob = EngineJob & { readonly way: 'engine' | 'download-item' };

const [json, resultFile] = process.argv.slice(-2);
if (json === undefined || resultFile === undefined) throw new Error('usage: electron FOLDER JOB RESULT-FILE');
const job = JSON.parse(json) as ElectronJob;
app.setPath('userData', `${job.folder}/electron`);

async function main(): Promise<void> {
  await app.whenReady();
  const here = new URL('./', import.meta.url);
  const result = await measureJob(() =>
    job.way === 'engine' ? runEngineJob(job, here) : downloadItemJob(job, here),
  );
  writeFileSync(resultFile ?? '', JSON.stringify(result));
}

// Not awaited here: Electron holds `ready` back until this module has been evaluated.
main().then(
  () => app.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    app.exit(1);
  },
);
