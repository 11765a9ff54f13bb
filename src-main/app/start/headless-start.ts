import { app } from 'electron';
import { type NogginError, toErrorView } from '../../errors.ts';
import type { Command } from '../../headless/arguments.ts';
import { exitCodeOf, exitCodes } from '../../headless/exit-codes.ts';
import { helpText } from '../../headless/help.ts';
import { openKeyFile } from '../../headless/key-file.ts';
import { headlessMark } from '../../headless/mark.ts';
import { createJsonOutput, createPlainOutput } from '../../headless/output.ts';
import type { HeadlessPorts } from '../../headless/ports.ts';
import { runCommand, type ServiceCommand } from '../../headless/run.ts';
import { readStandardInput } from '../../headless/standard-input.ts';
import { composeServices, type Services } from './compose.ts';
import { openServer, servedBy } from './open-server.ts';
import type { Paths } from './paths.ts';
import { needsHeadlessPlatform, runOnHeadlessPlatform } from './without-display.ts';

/** How long pausing may take before the process ends anyway, in milliseconds. */
const patienceMs = 8000;

/**
 * Runs the command line without a window, then ends the process. Await it before `ready`: what needs no services is
 * answered at once.
 * @param trouble why Noggin's own folder cannot be written, or null
 */
export async function startHeadless(
  command: Exclude<Command, { kind: 'window' }>,
  places: Paths,
  trouble: NogginError | null,
): Promise<void> {
  // The reader is gone, as with `head`: no reason to crash.
  process.stdout.on('error', () => {});
  const output =
    'json' in command && command.json
      ? createJsonOutput(process.stdout, () => performance.now())
      : createPlainOutput(process.stdout, () => performance.now());
  switch (command.kind) {
    case 'help':
      return leave(helpText, exitCodes.ok, process.exit);
    case 'version':
      return leave(`${app.getVersion()}\n`, exitCodes.ok, process.exit);
    case 'wrong':
      output.tell({ event: 'refused', code: 'usage', message: command.sentence }, command.sentence);
      return leave(command.json ? '' : `\n${helpText}`, exitCodes.usage, process.exit);
  }
  if (trouble !== null) {
    const { code, message } = trouble;
    output.tell({ event: 'refused', code, message }, `${message}. It must belong to whoever uses Noggin.`);
    return leave('', exitCodeOf(code), process.exit);
  }
  if (needsHeadlessPlatform(process.platform, process.env, process.argv)) {
    process.exit(await runOnHeadlessPlatform());
  }
  app.disableHardwareAcceleration();
  app.dock?.hide();
  if (!app.requestSingleInstanceLock(headlessMark)) {
    const message = 'Noggin is open already. Use its window, or close it and try again.';
    output.tell({ event: 'refused', code: 'already-open', message }, message);
    return leave('', exitCodes.alreadyOpen, process.exit);
  }
  const interrupt = new AbortController();
  app.on('before-quit', (event) => {
    event.preventDefault();
    interrupt.abort();
  });
  // Do not await: `ready` fires after the main module has been evaluated.
  app
    .whenReady()
    .then(() =>
      composeServices(places, import.meta.url, { shown: Promise.resolve(), idle: Promise.resolve() }),
    )
    .then((services) => withServices(command, services, output, interrupt.signal))
    .catch((error: unknown) => {
      const { code, message } = toErrorView(error);
      output.tell({ event: 'stopped', code, message }, `${message}.`);
      return exitCodeOf(code);
    })
    .then((exitCode) => {
      output.tell({ event: 'end', exitCode }, null);
      return leave('', exitCode, app.exit);
    });
}

async function withServices(
  command: ServiceCommand,
  services: Services,
  output: ReturnType<typeof createJsonOutput>,
  signal: AbortSignal,
): Promise<number> {
  const { downloads, library, models, setAside, catalogues, log, brain, inference } = services;
  const findModel = (id: string) =>
    catalogues.present().catalogue.models.find((one) => one.id === id) ?? null;
  const answering = { brain, inference, readStandardInput };
  const catalogueError = catalogues.present().error;
  const ports = {
    ...answering,
    catalogueError,
    downloads,
    library,
    models,
    setAside,
    findModel,
    openServer: ({ port, ollama, keyFile }: Parameters<HeadlessPorts['openServer']>[0]) => {
      const store = keyFile === null ? services.serverKey : openKeyFile(keyFile);
      return openServer(services, import.meta.url, store, () => servedBy(services, port, ollama));
    },
    output,
    signal,
  };
  const exitCode = await runCommand(command, ports);
  const tooLong = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([services.stop(), tooLong]).catch((error: unknown) =>
    log.error('stopping failed', { error: String(error) }),
  );
  return exitCode;
}

/** Exits once the output is flushed; never resolves. Before `ready` only the process itself can end. */
function leave(text: string, exitCode: number, exit: (exitCode: number) => void): Promise<never> {
  return new Promise(() => process.stdout.write(text, () => exit(exitCode)));
}
