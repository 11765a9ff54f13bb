import path from 'node:path';
import type { SavedDiagnostics } from '../../src-preload/contract/diagnostics.ts';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';
import { readLogTail } from './log-tail.ts';
import { type ReadmeWords, readme } from './readme.ts';
import type { Redact } from './redact.ts';
import { hiddenSecrets } from './redact-secrets.ts';
import { type DiagnosisFacts, type DownloadFacts, type OrError, reportFiles } from './report.ts';
import { writeZip } from './zip.ts';

/** One file for whoever helps, which a person can read before it is sent. Nothing is ever sent from here. */
export interface Diagnostics {
  /**
   * Asks where to, and writes it; null when the person changed their mind.
   * @throws NogginError `disk-full`, `folder-unavailable`; `not-now` while one is being written
   */
  save(): Promise<SavedDiagnostics | null>;
  /** Shows the file that was saved last. @throws NogginError `unknown-id` when there is none */
  show(): void;
}

export interface DiagnosisPorts {
  readonly ledger: Pick<Ledger, 'health' | 'downloads' | 'history' | 'installed'>;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly redact: Redact;
  /** Secrets that are known word by word: none of them is told, wherever it got to. */
  readonly secrets: () => readonly string[];
  /** The files of the log, oldest first. */
  readonly logFiles: readonly string[];
  readonly versions: () => Readonly<Record<string, unknown>>;
  readonly computer: () => Promise<Exclude<DiagnosisFacts['computer'], ErrorView>>;
  readonly settings: () => Exclude<DiagnosisFacts['settings'], ErrorView>;
  readonly policy: DiagnosisFacts['policy'];
  readonly hubAccess: () => DiagnosisFacts['hubAccess'];
  /** In the language that the person has chosen. */
  readonly words: () => ReadmeWords;
  /** Asks the person where to; null when they changed their mind. */
  chooseFile(suggestedName: string): Promise<string | null>;
  reveal(file: string): void;
  now(): number;
}

/** Of each kind the newest. */
const mostDownloads = 200;
const mostLogBytes = 2 * 1024 * 1024;

/** Makes the diagnostics out of what is known; what cannot be found out is told as why. */
export function createDiagnostics(ports: DiagnosisPorts): Diagnostics {
  const { ledger, log } = ports;
  let saved: string | null = null;
  let isSaving = false;

  const gather = async (): Promise<DiagnosisFacts> => ({
    versions: ports.versions(),
    computer: await orError(ports.computer),
    settings: await orError(ports.settings),
    policy: ports.policy,
    hubAccess: ports.hubAccess(),
    ledger: await orError(ledger.health),
    downloads: await orError((): readonly DownloadFacts[] =>
      ledger.downloads.newest(mostDownloads).map((row) => ({ row, story: ledger.history.of(row.id) })),
    ),
    installed: await orError(ledger.installed.all),
  });
  const write = async (file: string): Promise<SavedDiagnostics> => {
    const at = new Date(ports.now());
    const hideKnown = hiddenSecrets(ports.secrets());
    const redact: Redact = (given) => ports.redact(hideKnown(given));
    const files = reportFiles(await gather(), redact);
    const logs = await readLogTail(ports.logFiles, mostLogBytes, redact);
    const text = readme(ports.words(), at);
    const bytes = await writeZip(
      file,
      [
        { name: 'README.txt', text },
        ...files,
        ...logs.map(({ name, text: lines }) => ({ name: `logs/${name}`, text: lines })),
      ],
      at,
    );
    saved = file;
    log.info('diagnostics saved', { bytes });
    return { name: path.basename(file), bytes };
  };

  return {
    save: async () => {
      if (isSaving) throw new NogginError('not-now', 'The diagnostics are being saved already');
      isSaving = true;
      try {
        const day = new Date(ports.now()).toISOString().slice(0, 10);
        const file = await ports.chooseFile(`noggin-diagnostics-${day}.zip`);
        return file === null ? null : await write(file);
      } finally {
        isSaving = false;
      }
    },
    show: () => {
      if (saved === null) throw new NogginError('unknown-id', 'No diagnostics were saved');
      ports.reveal(saved);
    },
  };
}

async function orError<T>(find: () => T | Promise<T>): Promise<OrError<T>> {
  try {
    return await find();
  } catch (error) {
    return toErrorView(error);
  }
}
