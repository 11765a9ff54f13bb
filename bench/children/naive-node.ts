// The design one writes first: `node naive-node.ts JOB-AS-JSON`: the body piped to a file, then a second pass for the
// hash, then the final name. Prints the seconds from the last byte to the final name.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Job } from '../lib/types.ts';

const job = JSON.parse(process.argv[2] ?? '') as Job;
const partial = path.join(job.folder, 'model.gguf.partial');
const response = await fetch(job.url);
if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(partial));
const lastByteMs = performance.now();
const hash = createHash('sha256');
await pipeline(createReadStream(partial), hash);
if (hash.digest('hex') !== job.sha256) throw new Error('wrong SHA-256');
await rename(partial, path.join(job.folder, 'model.gguf'));
process.stdout.write(JSON.stringify({ lastByteToNameS: (performance.now() - lastByteMs) / 1000 }));
