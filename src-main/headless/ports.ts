import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import type { Hub } from '../huggingface/hub-port.ts';
import type { Brain } from '../inference/brain.ts';
import type { Inference } from '../inference/port.ts';
import type { Library } from '../library/library.ts';
import type { ServerService } from '../server/service.ts';
import type { Command } from './arguments.ts';
import type { Output } from './output.ts';

/** What a run without a window stands on: the same services as the window. */
export interface HeadlessPorts {
  readonly downloads: Downloads;
  readonly library: Pick<Library, 'view' | 'look' | 'check' | 'stopReading' | 'onChange'>;
  readonly models: Pick<Hub, 'lookUp' | 'check' | 'start'>;
  readonly brain: Pick<Brain, 'ensureLoaded'>;
  readonly inference: Pick<Inference, 'answer'>;
  /** The server for other programs, as a command line has it. @throws NogginError where its key file is none */
  openServer(wishes: Pick<Extract<Command, { kind: 'serve' }>, 'port' | 'ollama' | 'keyFile'>): ServerService;
  /** What comes by standard input, up to so many bytes; null where nothing is handed over. */
  readStandardInput(mostBytes: number): Promise<string | null>;
  /** Why the list of models that was named is not used, or null. */
  readonly catalogueError: ErrorView | null;
  readonly findModel: (id: string) => { readonly id: string } | null;
  /** Where the damaged ledger was set aside, or null. */
  readonly setAside: string | null;
  readonly output: Output;
  /** Ctrl-C: what runs is to be paused. */
  readonly signal: AbortSignal;
}
