import { ollamaPort } from '../../../src-preload/contract/ollama-port.ts';
import { toErrorView } from '../../errors.ts';
import { openParentChannel } from '../../platform/parent-channel.ts';
import { freePortNear, isPortFree } from '../http/port.ts';
import { type ProgramsServer, startServer } from '../http/server.ts';
import type { Admission, FromServer, ToServer } from '../messages.ts';
import { createRemoteDesk } from './remote-desk.ts';

/** The process that answers other programs: it has sockets, and neither models nor the key. */
const channel = openParentChannel<ToServer, FromServer>();
const desk = createRemoteDesk((message) => channel.post(message));
let server: ProgramsServer | null = null;

const admissionOf = ({ keyDigest, speaksOllama }: Admission) => ({
  keyDigest: Buffer.from(keyDigest, 'hex'),
  speaksOllama,
});

async function start(port: number, admission: Admission): Promise<void> {
  try {
    server = await startServer({ desk, port, ...admissionOf(admission) });
    const isOllamaPortFree = server.port === ollamaPort || (await isPortFree(ollamaPort));
    channel.post({ kind: 'listening', port: server.port, isOllamaPortFree });
  } catch (error) {
    channel.post({ kind: 'not-listening', error: toErrorView(error), freePort: await freePortNear(port) });
  }
}

async function end(): Promise<void> {
  await server?.close();
  process.exit(0);
}

channel.onMessage((message) => {
  desk.hear(message);
  if (message.kind === 'start') void start(message.port, message.admission);
  if (message.kind === 'change') server?.change(admissionOf(message.admission));
  if (message.kind === 'end') void end();
});
channel.onClose(() => void end());
