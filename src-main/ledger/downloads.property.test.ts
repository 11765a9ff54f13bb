import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DownloadState, downloadStates } from '../../src-preload/contract/downloads.ts';
import { newDownload } from '../../test/support/ledger/rows.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { isLegal, isTerminal } from '../downloads/state.ts';
import type { DownloadRow } from './download-rows.ts';
import type { Move } from './downloads.ts';
import { type Ledger, openLedger } from './ledger.ts';

/** A command based on the row `staleBy` transitions ago, or a checkpoint of a worker. */
type Command =
  | { readonly kind: 'move'; readonly to: DownloadState; readonly staleBy: number }
  | { readonly kind: 'checkpoint'; readonly piece: number; readonly bytes: number };

const commands = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: moveOf() },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('checkpoint' as const),
        piece: fc.nat(3),
        bytes: fc.integer({ min: 1, max: 99 }),
      }),
    },
  ),
  { maxLength: 40 },
);

function moveOf() {
  return fc.record({
    kind: fc.constant('move' as const),
    to: fc.constantFrom(...downloadStates),
    staleBy: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) }),
  });
}

/** The expected state, by the simplest model. */
interface Reference {
  readonly visited: DownloadState[];
  readonly pieces: Map<number, number>;
}

function moveTo(to: DownloadState): Move {
  if (to === 'failed') return { to, error: { code: 'network', message: 'gone' } };
  return to === 'paused' ? { to, reason: 'user' } : { to };
}

function play(ledger: Ledger, seen: DownloadRow[], truth: Reference, command: Command): void {
  const state = truth.visited.at(-1) as DownloadState;
  if (command.kind === 'checkpoint') {
    ledger.pieces.record(idOf(seen), [{ index: command.piece, bytes: command.bytes, crc32: 0 }]);
    if (!isTerminal(state)) truth.pieces.set(command.piece, command.bytes);
    return;
  }
  const staleBy = Math.min(command.staleBy, seen.length - 1);
  const asSeen = seen[seen.length - 1 - staleBy] as DownloadRow;
  const act = (): DownloadRow | null => ledger.downloads.move(asSeen, moveTo(command.to));
  if (staleBy > 0) {
    expect(act()).toBeNull();
  } else if (isLegal(state, command.to)) {
    const row = act();
    expect(row?.state).toBe(command.to);
    seen.push(row as DownloadRow);
    truth.visited.push(command.to);
    if (isTerminal(command.to)) truth.pieces.clear();
  } else {
    expect(act).toThrow(/illegal download transition/);
  }
}

function idOf(seen: readonly DownloadRow[]): string {
  return seen[0]?.id ?? '';
}

test('C10: any sequence of commands keeps to the transition table', () => {
  const ledger = openLedger(path.join(tempFolder(), 'ledger.sqlite'));
  let count = 0;
  fc.assert(
    fc.property(commands, (plan) => {
      count += 1;
      const seen = [ledger.downloads.insert(newDownload(`d${count}`, `model${count}`))];
      const truth: Reference = { visited: ['pending'], pieces: new Map() };
      for (const command of plan) {
        play(ledger, seen, truth, command);
        const row = ledger.downloads.get(idOf(seen)) as DownloadRow;
        const durable = [...truth.pieces.values()].reduce((sum, bytes) => sum + bytes, 0);
        expect([row.state, row.revision, row.durableBytes]).toEqual([
          truth.visited.at(-1),
          truth.visited.length - 1,
          durable,
        ]);
        expect((row.error !== null) === (row.state === 'failed')).toBe(true);
      }
      expect(ledger.history.of(idOf(seen)).map(({ toState }) => toState)).toEqual(truth.visited);
    }),
    { numRuns: 150 },
  );
  ledger.close();
});
