import { parseArgs } from 'node:util';
import { type ProfileName, profileNames } from './profiles.ts';

const GiB = 1024 * 1024 * 1024;

/** The profile of answers, without a network. */
const words = 'words';
/** The profile of the server for other programs; separate, since it has a report of its own. */
const serve = 'serve';
const everything = [...profileNames, words];

/** The options of a run. */
export interface BenchOptions {
  /** Bytes of the file; a profile may use less. */
  readonly size: number;
  readonly rounds: number;
  readonly profiles: readonly ProfileName[];
  /** Answers are measured, too: the profile `words`. */
  readonly words: boolean;
  /** The server for other programs is measured instead: the profile `serve`. */
  readonly serve: boolean;
  /** The number of answers over which the memory is measured. */
  readonly answers: number;
  /** Names of the contenders to run; null for all. */
  readonly only: readonly string[] | null;
  readonly json: string | null;
  /** A result to write into docs/performance.md, instead of measuring. */
  readonly docs: string | null;
  /** Measures each thread of the engine instead of contenders. */
  readonly threads: boolean;
  /** Measures the frames of the window under many pushes, instead of contenders. */
  readonly frames: boolean;
  /** Measures steps with few and with many queued downloads, instead of contenders. */
  readonly queue: boolean;
}

/** @throws when the command line is invalid, with the valid options */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: String(2 * GiB) },
      rounds: { type: 'string', default: '5' },
      profile: { type: 'string', default: everything.join(',') },
      answers: { type: 'string', default: '1000' },
      only: { type: 'string' },
      json: { type: 'string' },
      docs: { type: 'string' },
      threads: { type: 'boolean', default: false },
      frames: { type: 'boolean', default: false },
      queue: { type: 'boolean', default: false },
    },
  });
  const names = values.profile.split(',');
  return {
    size: positive('--size', values.size),
    rounds: positive('--rounds', values.rounds),
    profiles: [...new Set(names.filter((name) => name !== words && name !== serve).flatMap(profilesNamed))],
    words: names.includes(words),
    serve: names.includes(serve),
    answers: positive('--answers', values.answers),
    only: values.only?.split(',') ?? null,
    json: values.json ?? null,
    docs: values.docs ?? null,
    threads: values.threads,
    frames: values.frames,
    queue: values.queue,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`${name} takes a whole number above 0, not ${text}`);
}

/** `longline` means the line with injected deaths as well: all three of them. */
function profilesNamed(name: string): readonly ProfileName[] {
  if (name === 'longline') return ['longline', 'longline-deaths', 'longline-silence'];
  const found = profileNames.find((each) => each === name);
  if (found === undefined)
    throw new Error(`--profile takes ${[...everything, serve].join(', ')}, not ${name}`);
  return [found];
}
