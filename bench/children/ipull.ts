// What node-llama-cpp downloads with: `node ipull.ts JOB-AS-JSON CONNECTIONS`, then the hash as fast as Node reads,
// then the final name. Prints the seconds from the last byte to the final name.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { downloadFile } from 'ipull';
import type { Job } from '../lib/types.ts';

const job = JSON.parse(process.argv[2] ?? '') as Job;
const fileName = 'model.part';
const downloader = await downloadFile({
  url: job.url,
  directory: job.folder,
  fileName,
  parallelStreams: Number(process.argv[3]),
  cliProgress: false,
});
await downloader.download();
const lastByteMs = performance.now();
const hash = createHash('sha256');
const file = path.join(job.folder, fileName);
for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
  hash.update(chunk as Buffer);
if (hash.digest('hex') !== job.sha256) throw new Error('wrong SHA-256');
await rename(file, path.join(job.folder, 'model.gguf'));
process.stdout.write(JSON.stringify({ lastByteToNameS: (performance.now() - lastByteMs) / 1000 }));
