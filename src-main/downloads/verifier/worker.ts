import { parentPort, workerData } from 'node:worker_threads';
import { follow } from './follow.ts';
import type { VerifySpec } from './port.ts';

/** The hashing thread. It blocks while it waits and hears no message: main ends it. */
if (parentPort === null) throw new Error('This file is a worker');
const port = parentPort;
const outcome = follow(workerData as VerifySpec, (hashedBytes) => port.postMessage({ hashedBytes }));
port.postMessage({ outcome });
