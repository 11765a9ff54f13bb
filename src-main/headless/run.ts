import { NogginError, toErrorView } from '../errors.ts';
import type { Command } from './arguments.ts';
import { ask } from './ask.ts';
import { exitCodeOf } from './exit-codes.ts';
import { list } from './list.ts';
import type { HeadlessPorts } from './ports.ts';
import { pull } from './pull.ts';
import { serve } from './serve.ts';
import { verify } from './verify.ts';

/** The commands that need the services. */
export type ServiceCommand = Extract<Command, { kind: 'pull' | 'list' | 'verify' | 'ask' | 'serve' }>;

/** Does what was asked for; errors are told. Resolves with the exit code; never rejects. */
export async function runCommand(command: ServiceCommand, ports: HeadlessPorts): Promise<number> {
  try {
    expectCatalogue(command, ports);
    switch (command.kind) {
      case 'ask':
        return await ask(ports, command);
      case 'serve':
        return await serve(ports, command);
      case 'list':
        return await list(ports);
      case 'verify':
        return await verify(ports, command.modelId);
      case 'pull':
        return await pull(ports, command.wish, command);
    }
  } catch (error) {
    const { code, message, details } = toErrorView(error);
    ports.output.tell({ event: 'stopped', code, message, details: details ?? {} }, `${message}.`);
    return exitCodeOf(code);
  }
}

/**
 * A configured catalogue that cannot be used is an error, never silently replaced. A question needs none: it is
 * answered offline.
 * @throws NogginError `catalogue-invalid`
 */
function expectCatalogue({ kind }: ServiceCommand, { catalogueError }: HeadlessPorts): void {
  if (catalogueError === null || kind === 'ask' || kind === 'serve') return;
  const { code, message } = catalogueError;
  throw new NogginError('catalogue-invalid', `The list of models that was named cannot be used: ${message}`, {
    details: { cause: code },
  });
}
