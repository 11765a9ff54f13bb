import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tuning } from '../../src-main/downloads/tuning.ts';
import { openSmallDisk } from '../../test/support/disk/small-disk.ts';
import type { EngineProcess } from '../../test/support/engine/process/engine-process.ts';
import { makeContents, modelsOf } from '../../test/support/engine/process/models.ts';
import { startModelHost } from '../../test/support/model-host/host.ts';
import { seededRandom } from '../../test/support/random.ts';
import type { Account } from './books.ts';
import { type Home, openHome } from './home.ts';
import { playCalmRound, playRound, type RoundEnd } from './round.ts';

const MiB = 1024 * 1024;
const diskBytes = 320 * MiB;
/** After this many rounds without an end, a round without faults has to finish. */
const patientRounds = 10;

/** The result of a campaign; sizes in bytes. */
export interface Report {
  readonly ok: boolean;
  readonly seed: number;
  readonly kills: number;
  readonly rounds: number;
  readonly powerLosses: number;
  readonly installs: number;
  readonly wrongInstalls: number;
  /** The most bytes that one round fetched without keeping them, to be fetched again. */
  readonly maxRefetchedBytes: number;
  readonly violations: readonly string[];
}

/** Runs rounds until this many kills, each on the files of the one before. Removes everything it made. */
export async function runCampaign(
  options: { readonly kills: number; readonly seed: number },
  print: (line: string) => void,
  interrupted: AbortSignal,
): Promise<Report> {
  const random = seededRandom(options.seed);
  const base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'noggin-torture-')));
  let engine: EngineProcess | null = null;
  const disk = openSmallDisk(base, diskBytes);
  const contents = makeContents();
  const files = Object.fromEntries([...contents].map(([id, content]) => [`${id}.gguf`, content]));
  const host = await startModelHost({ files });
  const endNow = (): void => void engine?.kill();
  interrupted.addEventListener('abort', endNow);

  const models = modelsOf(contents, (name) => host.url(name));
  const allFiles = models.flatMap((model) => model.files);
  const expected = new Map(allFiles.map(({ id, sha256 }) => [`${id}.gguf`, sha256]));
  const rules = { expected, pieceBytes: tuning.pieceBytes };
  const found: string[] = [];
  const count = { kills: 0, rounds: 0, powerLosses: 0, installs: 0, wrongInstalls: 0 };
  let maxRefetchedBytes = 0;
  let homes = 0;
  let home: Home | null = null;
  let roundsHere = 0;
  let before: ReadonlyMap<string, Account> = new Map();

  print(
    `seed ${options.seed}, ${options.kills} kills, on a ${diskBytes / MiB} MiB disk: ${disk.description}`,
  );
  try {
    while (count.kills < options.kills && count.rounds < 3 * options.kills + 50 && !interrupted.aborted) {
      if (home === null) {
        homes += 1;
        home = openHome(base, disk, `home-${homes}`, random() < 0.4, rules);
        before = new Map();
        roundsHere = 0;
      }
      const arena = {
        random,
        host,
        disk,
        home,
        models,
        touchSource: (id: string) => host.changeFile(`${id}.gguf`, contents.get(id) ?? Buffer.alloc(0)),
        started: (started: EngineProcess) => {
          engine = started;
        },
      };
      const isBegun = (id: string): boolean => (before.get(id)?.state ?? 'cancelled') !== 'cancelled';
      const begun = models.filter((model) => model.files.some(({ id }) => isBegun(id))).map(({ id }) => id);
      const servedBefore = new Map(allFiles.map(({ id }) => [id, host.bytesServedOf(`${id}.gguf`)]));
      const isCalm = roundsHere >= patientRounds && begun.length > 0;
      const end = isCalm ? await playCalmRound(arena, begun) : await playRound(arena);
      if (interrupted.aborted) break;
      count.rounds += 1;
      roundsHere += 1;
      if (end.how === 'kill' || end.how === 'power-loss') count.kills += 1;
      if (end.how === 'power-loss') count.powerLosses += 1;

      const { books, violations } = home.inspect();
      const wrong = [
        ...end.violations,
        ...violations,
        ...books.internalErrors.map((text) => `internal: ${text}`),
      ];
      const after = books.accounts;
      let refetched = 0;
      for (const { id } of allFiles) {
        const served = host.bytesServedOf(`${id}.gguf`) - (servedBefore.get(id) ?? 0);
        refetched = Math.max(refetched, notKept(served, before.get(id), after.get(id)) ?? 0);
      }
      const bound = Math.min(64 * MiB, 5 * end.bytesPerSecond);
      if (refetched > bound) wrong.push(`${refetched} bytes have to be fetched again, more than ${bound}`);
      maxRefetchedBytes = Math.max(maxRefetchedBytes, refetched);
      count.wrongInstalls += violations.filter((one) => one.startsWith('wrong file')).length;
      print(lineOf(count, end, home, after, refetched, wrong));
      found.push(...wrong.map((one) => `round ${count.rounds}: ${one}`));
      before = after;

      const live = [...after.values()].filter(({ state }) => state !== 'complete' && state !== 'cancelled');
      const complete = [...after.values()].filter(({ state }) => state === 'complete').length;
      if (isCalm || wrong.length > 0 || (complete > 0 && live.length === 0)) {
        count.installs += complete;
        home.remove();
        home = null;
      }
    }
  } finally {
    interrupted.removeEventListener('abort', endNow);
    await (engine as EngineProcess | null)?.kill();
    await host.close();
    disk.remove();
    fs.rmSync(base, { recursive: true, force: true });
  }
  const isWhole = count.kills >= options.kills;
  if (!isWhole) found.push(`ended after ${count.kills} of ${options.kills} kills`);
  return { ok: found.length === 0, seed: options.seed, ...count, maxRefetchedBytes, violations: found };
}

/** Bytes served in a round that the ledger lacks after it; null where they are incomparable. */
function notKept(served: number, before: Account | undefined, after: Account | undefined): number | null {
  if (after === undefined) return null;
  // The bytes of a canceled download are forgotten on purpose.
  if (after.state === 'cancelled') return null;
  if (before !== undefined && before.epoch !== after.epoch) return null;
  // Bytes of a restarted first round are left out as well: its epoch has other numbers.
  if (before === undefined && !after.epoch.endsWith(' 0 0')) return null;
  return Math.max(0, served - (after.durableBytes - (before?.durableBytes ?? 0)));
}

function lineOf(
  count: { readonly kills: number; readonly rounds: number },
  end: RoundEnd,
  home: Home,
  after: ReadonlyMap<string, Account>,
  refetched: number,
  wrong: readonly string[],
): string {
  const states = [...after].map(
    ([id, { state, code, durableBytes }]) =>
      `${id} ${state}${code === null ? '' : ` ${code}`} ${(durableBytes / MiB).toFixed(1)}`,
  );
  const parts = [
    `${count.rounds}/${count.kills}`,
    end.how,
    home.ledgerOnDisk ? 'all on disk' : 'ledger aside',
    `${end.bytesPerSecond / MiB} MiB/s`,
    `[${end.story}]`,
    states.join('; '),
    `again ${(refetched / MiB).toFixed(1)} MiB`,
    wrong.length === 0 ? 'ok' : `WRONG ${wrong.join(' | ')}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
