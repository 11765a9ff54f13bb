import { parentPort, workerData } from 'node:worker_threads';
import { bring } from './bring.ts';
import type { BringSpec } from './port.ts';

/** The importing thread. It blocks and hears no message: main ends it. */
if (parentPort === null) throw new Error('This file is a worker');
const port = parentPort;
const outcome = bring(workerData as BringSpec, (progress) => port.postMessage({ progress }));
port.postMessage({ outcome });
