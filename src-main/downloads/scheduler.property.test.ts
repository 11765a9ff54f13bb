import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPieceMap, type PieceMap, type PieceRecord } from './piece-map.ts';
import { createScheduler, type Scheduler, type Segment } from './scheduler.ts';
import { type SlowSegments, watchSegments } from './transfer/slow-segments.ts';

/** Actions of connections and the disk, in any order. `who` picks a connection. */
type Step =
  | { readonly kind: 'take' }
  | {
      readonly kind: 'arrive' | 'write' | 'release' | 'take over' | 'rescue';
      readonly who: number;
      readonly bytes: number;
    };

interface Plan {
  readonly pieceBytes: number;
  readonly fileBytes: number;
  readonly isSizeKnown: boolean;
  readonly maxRunBytes: number;
  readonly minSplitBytes: number;
  /** The bytes of an earlier start, as a share of each piece. */
  readonly kept: readonly number[];
  readonly steps: readonly Step[];
}

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('take' as const) }),
    fc.record({
      kind: fc.constantFrom(
        'arrive' as const,
        'write' as const,
        'release' as const,
        'take over' as const,
        'rescue' as const,
      ),
      who: fc.nat(7),
      bytes: fc.integer({ min: 1, max: 40 }),
    }),
  ),
  { maxLength: 80 },
);

const plans: fc.Arbitrary<Plan> = fc.record({
  pieceBytes: fc.integer({ min: 1, max: 9 }),
  fileBytes: fc.integer({ min: 0, max: 150 }),
  isSizeKnown: fc.boolean(),
  maxRunBytes: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 60 })),
  minSplitBytes: fc.integer({ min: 1, max: 20 }),
  kept: fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
    maxLength: 40,
  }),
  steps,
});

/** A file fetched by fake connections, with a count of how often each byte came. */
interface World {
  readonly plan: Plan;
  readonly map: PieceMap;
  readonly scheduler: Scheduler;
  readonly tally: Uint8Array;
  /** Bytes that arrived but are unwritten: they end at `next` of their segment. */
  readonly gathered: Map<Segment, number>;
  readonly watched: SlowSegments;
}

function createWorld(plan: Plan): World {
  const { pieceBytes, fileBytes } = plan;
  const tally = new Uint8Array(fileBytes);
  const pieces: PieceRecord[] = [];
  for (const [index, share] of plan.kept.entries()) {
    const length = Math.max(0, Math.min(pieceBytes, fileBytes - index * pieceBytes));
    const bytes = Math.floor(length * share);
    if (bytes > 0) pieces.push({ index, bytes, crc32: 0 });
    tally.fill(1, index * pieceBytes, index * pieceBytes + bytes);
  }
  const map = createPieceMap({ pieceBytes, totalBytes: plan.isSizeKnown ? fileBytes : null, pieces });
  const scheduler = createScheduler(map, () => plan.maxRunBytes, plan.minSplitBytes);
  return { plan, map, scheduler, tally, gathered: new Map(), watched: watchSegments() };
}

/** Socket chunks: the connection advances before they are written. */
function arrive({ plan, gathered, tally }: World, segment: Segment, bytes: number): void {
  const count = Math.min(bytes, segment.end - segment.next, plan.fileBytes - segment.next);
  for (let at = segment.next; at < segment.next + count; at += 1) tally[at] = (tally[at] ?? 0) + 1;
  segment.next += count;
  gathered.set(segment, (gathered.get(segment) ?? 0) + count);
}

function write({ map, gathered }: World, segment: Segment): void {
  const bytes = gathered.get(segment) ?? 0;
  if (bytes > 0) map.advance(segment.next - bytes, bytes);
  gathered.set(segment, 0);
}

/**
 * The end of a connection: its bytes are written, an open end becomes the end of the file, and the rest is released.
 */
function finish(world: World, segment: Segment): void {
  write(world, segment);
  if (segment.end === Number.POSITIVE_INFINITY && segment.next === world.plan.fileBytes)
    world.map.setTotal(segment.next);
  world.gathered.delete(segment);
  world.watched.end(segment);
  world.scheduler.release(segment);
}

/** Another connection gets the rest; the previous one ends. */
function takeOver(world: World, segment: Segment): void {
  write(world, segment);
  const rest = world.scheduler.takeOver(segment);
  if (rest === null) return;
  expect(rest.end).toBeGreaterThan(rest.next);
  world.watched.end(segment);
  world.gathered.delete(segment);
  hand(world, rest);
}

/** An idle connection's check for the slowest segment, by a clock on which all are slow. */
function rescue(world: World): void {
  const slow = world.watched.worst(performance.now() + 3_600_000, 0, false);
  if (slow === null) return;
  expect(slow.end).toBeGreaterThan(slow.next);
  takeOver(world, slow);
}

function hand(world: World, segment: Segment): void {
  world.gathered.set(segment, 0);
  world.watched.begin(segment, performance.now(), () => {});
}

function play(world: World, step: Step): void {
  if (step.kind === 'take') {
    const segment = world.scheduler.take();
    if (segment !== null) {
      hand(world, segment);
      expect(segment.next).toBe(segment.start);
      expect(segment.end).toBeGreaterThan(segment.next);
    }
    return;
  }
  const active = world.scheduler.active();
  const segment = active[step.who % Math.max(1, active.length)];
  if (segment === undefined) return;
  if (step.kind === 'arrive') arrive(world, segment, step.bytes);
  else if (step.kind === 'write') write(world, segment);
  else if (step.kind === 'take over') takeOver(world, segment);
  else if (step.kind === 'rescue') rescue(world);
  else finish(world, segment);
}

function check({ scheduler, map, tally, gathered }: World): void {
  const segments = scheduler.active().toSorted((a, b) => a.next - b.next || a.end - b.end);
  for (const [index, segment] of segments.entries()) {
    expect(segment.next).toBeLessThanOrEqual(segment.end);
    const following = segments[index + 1];
    if (following !== undefined && segment.next < segment.end)
      expect(segment.end).toBeLessThanOrEqual(following.next);
    const wanted = tally.subarray(segment.next, Math.min(segment.end, tally.length));
    expect(wanted.every((times) => times === 0)).toBe(true);
  }
  expect(tally.every((times) => times <= 1)).toBe(true);
  const written = tally.slice();
  for (const [segment, bytes] of gathered) written.fill(0, segment.next - bytes, segment.next);
  const gap = written.indexOf(0);
  expect(map.front()).toBe(gap === -1 ? tally.length : gap);
  expect(map.receivedBytes()).toBe(written.reduce((sum, times) => sum + times, 0));
}

test('any interleaving of take, write, break, split, and steal fetches each byte exactly once', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const world = createWorld(plan);
      check(world);
      for (const step of plan.steps) {
        play(world, step);
        check(world);
      }
      // From here on everything succeeds: this must end with a complete file.
      let rounds = 0;
      for (;;) {
        play(world, { kind: 'take' });
        const [segment] = world.scheduler.active();
        if (segment === undefined) break;
        arrive(world, segment, Number.POSITIVE_INFINITY);
        finish(world, segment);
        check(world);
        rounds += 1;
        expect(rounds).toBeLessThan(2 * plan.fileBytes + 20);
      }
      expect(world.map.isComplete()).toBe(true);
      expect(world.tally.every((times) => times === 1)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

test('a segment is no longer than asked for, beyond the rest of its first piece', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const world = createWorld({ ...plan, isSizeKnown: true });
      const segment = world.scheduler.take();
      fc.pre(segment !== null);
      const restOfPiece = plan.pieceBytes - (segment.start % plan.pieceBytes);
      expect(segment.end - segment.start).toBeLessThanOrEqual(Math.max(plan.maxRunBytes, restOfPiece));
    }),
  );
});
