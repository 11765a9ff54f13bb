import { type Fit, type Held, numberOf } from '../held.ts';

const MiB = 1024 * 1024;

/** Numbers of the rounds of one contender; null where a round failed. */
export type WordsRounds = readonly (Readonly<Record<string, number>> | null)[];

/** One row of numbers: which, and of whom. */
interface Term {
  readonly contender: string;
  readonly number: string;
}

/** A requirement; see {@link Held}. */
interface WordsHeld extends Pick<Held, 'id' | 'how' | 'atMost'> {
  readonly of: Term;
  readonly to: Term | null;
}

const of = (contender: string, number: string): Term => ({ contender, number });
/** The share of the speed that remains: times may grow accordingly. */
const keeps = (share: number): number => 1 / share;
const ratio = (id: string, ours: Term, theirs: Term, atMost: number): WordsHeld => ({
  ...{ id, how: 'ratio', of: ours, to: theirs, atMost },
});

/** All requirements for answers. Milliseconds or bytes unless it is a ratio. */
const held: readonly WordsHeld[] = [
  // Electron's own loop adds a tenth of a millisecond for each token: nothing for a useful model, a fifth for Pip.
  ...(
    [
      ['node', 'pip'],
      ['node', '100m'],
      ['electron', '100m'],
    ] as const
  ).map(([where, model]) =>
    ratio(
      `${model} time per token, ${where}/bare`,
      of(`noggin-${where}-${model}`, 'msPerToken'),
      of(`bare-${model}`, 'msPerToken'),
      keeps(0.95),
    ),
  ),
  ratio(
    '100m time to the first token, electron/bare',
    of('noggin-electron-100m', 'firstTokenMs'),
    of('bare-100m', 'firstTokenMs'),
    keeps(0.95),
  ),
  ...['pip', '100m'].map(
    (model): WordsHeld => ({
      ...{ id: `${model} Enter to first paint beyond bare first token, ms`, how: 'growth', atMost: 60 },
      of: of(`window-${model}`, 'paintMs'),
      to: of(`bare-${model}`, 'firstTokenMs'),
    }),
  ),
  ratio(
    'frames while answering/idle',
    of('window-100m', 'frameMs'),
    of('window-100m', 'idleFrameMs'),
    // The difference between two idle measurements.
    1.05,
  ),
  ...['mainBytes', 'windowBytes'].map(
    (number): WordsHeld => ({
      ...{
        id: `memory growth, ${number === 'mainBytes' ? 'main' : 'window'}`,
        how: 'worst',
        atMost: 2 * MiB,
      },
      ...{ of: of('window-memory', number), to: null },
    }),
  ),
  ratio(
    'answer while downloading/alone',
    of('both-1gbit', 'msPerToken'),
    of('answer-alone', 'msPerToken'),
    keeps(0.8),
  ),
  ratio(
    'download while answering/alone',
    of('both-1gbit', 'downloadS'),
    of('download-alone-1gbit', 'downloadS'),
    keeps(0.8),
  ),
];

/** Judges all requirements; one without a measurement counts as unmet. */
export function judgeWords(
  rounds: ReadonlyMap<string, WordsRounds>,
  table: readonly WordsHeld[] = held,
): Record<string, Fit> {
  const numbers = (term: Term | null): (number | null)[] =>
    term === null ? [] : (rounds.get(term.contender) ?? []).map((round) => round?.[term.number] ?? null);
  return Object.fromEntries(
    table.map((each) => {
      const value = numberOf(each.how, numbers(each.of), numbers(each.to));
      return [each.id, { value, atMost: each.atMost, met: value !== null && value <= each.atMost }];
    }),
  );
}
