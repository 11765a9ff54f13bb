import { NogginError } from '../errors.ts';
import type { Command } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import type { HeadlessPorts } from './ports.ts';

type Serve = Extract<Command, { kind: 'serve' }>;

/**
 * Answers other programs until it is told to end.
 * @returns the exit code
 * @throws NogginError `port-taken`, `set-by-policy`, `invalid-request` where no key can be kept
 */
export async function serve(
  ports: Pick<HeadlessPorts, 'openServer' | 'output' | 'signal'>,
  command: Serve,
): Promise<number> {
  const { output, signal } = ports;
  const server = ports.openServer(command);
  try {
    await server.refresh();
    const { state, port, speaksOllama, error, keyKept } = server.view();
    if (error !== null) throw new NogginError(error.code, error.message, { details: error.details ?? {} });
    if (state !== 'on') throw new NogginError('set-by-policy', 'The policy of this computer closes it');
    // A key that nobody is told, and that is another one the next time, is of no use.
    if (keyKept !== 'safely') {
      throw new NogginError('invalid-request', 'This computer cannot keep a key by itself: use --key-file');
    }
    const address = `http://127.0.0.1:${port}/v1`;
    const also = speaksOllama ? `, and programs made for Ollama at http://127.0.0.1:${port}` : '';
    output.tell(
      { event: 'serving', address, port, speaksOllama },
      `Programs are answered at ${address}${also}.`,
    );
    await aborted(signal);
    return exitCodes.ok;
  } finally {
    await server.stop();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
