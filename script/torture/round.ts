import { setTimeout as delay } from 'node:timers/promises';
import { tuning as realNumbers, type Tuning } from '../../src-main/downloads/tuning.ts';
import type { SmallDisk } from '../../test/support/disk/small-disk.ts';
import {
  type EngineProcess,
  startEngineProcess,
  type Told,
} from '../../test/support/engine/process/engine-process.ts';
import type { TorturedModel } from '../../test/support/engine/process/models.ts';
import type { ModelHost } from '../../test/support/model-host/host.ts';
import type { Home } from './home.ts';
import { between, oneOf, type Random, randomMisbehaviour } from './random-faults.ts';

const MiB = 1024 * 1024;

/** The surroundings of a round. */
export interface Arena {
  readonly random: Random;
  readonly host: ModelHost;
  readonly disk: SmallDisk;
  readonly home: Home;
  readonly models: readonly TorturedModel[];
  /** Puts the same content under a new ETag. */
  touchSource(modelId: string): Promise<void>;
  /** Told each process that starts, so that an interrupted campaign leaves none behind. */
  started(engine: EngineProcess): void;
}

/** The end of a round. */
export interface RoundEnd {
  readonly how: 'kill' | 'power-loss' | 'quit' | 'calm' | 'crash';
  readonly bytesPerSecond: number;
  /** The injected faults, for the printed line. */
  readonly story: string;
  readonly violations: readonly string[];
}

/** Real numbers, except for waits that would only lengthen a campaign. */
function numbersFor(random: Random): Tuning {
  return {
    ...realNumbers,
    checkpointMs: oneOf(random, [50, 200, 1000]),
    backoffBaseMs: 10,
    backoffCapMs: 100,
    silenceMs: 400,
    slowMs: 800,
    retryAfterCapMs: 200,
    installRetryMs: 300,
    rescueMs: 50,
    progressMs: 50,
    diskReserveBytes: 0,
  };
}

/** One life of the engine: random faults, and then a kill at a random moment. */
export async function playRound(arena: Arena): Promise<RoundEnd> {
  const { random, host, disk, home, models } = arena;
  const story: string[] = [];
  let bytesPerSecond = oneOf(random, [6, 12, 24, 48]) * MiB;
  host.limit({ bytesPerSecond });
  const files = models.flatMap((model) => model.files);
  const misbehaviour = randomMisbehaviour(random);
  story.push(...misbehaviour.kinds);
  const stopMisbehaving = host.onRequest((request) =>
    misbehaviour.next(files.find(({ id }) => `${id}.gguf` === request.name)?.bytes ?? 1),
  );
  const fileLimit = !disk.canFill && random() < 0.1 ? between(random, 1, 40 * MiB) : null;
  if (fileLimit !== null) story.push('file-limit');

  // Some rounds wait for one of the short moments at the end, which a random time would rarely hit.
  const moment =
    random() < 0.15 ? oneOf(random, ['verifying', 'installing', 'complete', 'failed'] as const) : null;
  const lifeMs =
    moment !== null ? 4000 : random() < 0.1 ? between(random, 20, 400) : between(random, 300, 1900);
  if (moment !== null) {
    bytesPerSecond = 96 * MiB;
    host.limit({ bytesPerSecond });
    story.push(`at-${moment}`);
  }
  const engine = startEngineProcess(
    { home: home.folder, models, tuning: numbersFor(random), looksAtFreeRoom: random() < 0.3 },
    fileLimit,
  );
  arena.started(engine);
  const timers = plan(arena, engine, story, lifeMs);
  await Promise.race([delay(lifeMs), engine.ended, reached(engine, moment, between(random, 0, 30))]);
  for (const timer of timers) clearTimeout(timer);

  const broken: string[] = [];
  let how: RoundEnd['how'] = 'kill';
  if (!engine.isAlive()) {
    const { code, complaint } = await engine.ended;
    how = 'crash';
    broken.push(`the engine ended by itself with code ${code}: ${complaint.trim().slice(0, 1500)}`);
  } else if (random() < 0.08 && engine.told.some((one) => one.state === 'ready')) {
    how = 'quit';
    engine.send({ what: 'quit' });
    const end = await Promise.race([engine.ended, delay(10_000, null, { ref: false })]);
    if (end === null) {
      broken.push('the engine did not quit within 10 s');
      await engine.kill();
    } else if (end.code !== 0) broken.push(`quitting ended with code ${end.code}: ${end.complaint.trim()}`);
  } else {
    how = random() < 0.3 ? 'power-loss' : 'kill';
    await engine.kill();
  }
  if (misbehaviour.isSurvivable && fileLimit === null) {
    broken.push(...failedHere(engine.told));
  }
  stopMisbehaving();
  await host.goOnline();
  if (how === 'power-loss') {
    if (disk.canBreakDown) disk.loseUnflushed();
    else home.imitateLoss();
  }
  if (random() < 0.8) disk.relieve();
  return { how, bytesPerSecond, story: story.join(','), violations: broken };
}

/** Files that failed during this life; earlier failures are left out. */
function failedHere(told: readonly Told[]): string[] {
  const atWork = new Set<string>();
  return told
    .flatMap(({ files = [] }) => files)
    .flatMap(({ id, state, code }) => {
      if (state === 'downloading') atWork.add(id);
      const isNews = state === 'failed' && atWork.delete(id) && code !== 'target-occupied';
      return isNews ? [`${id} failed (${code}) and could have gone on`] : [];
    });
}

/** Resolves this many milliseconds after a download reached this state; never for null. */
function reached(engine: EngineProcess, state: string | null, afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    engine.onTold((told) => {
      if (told.state === state) setTimeout(resolve, afterMs);
    });
  });
}

/** Events at random moments of the engine's life. */
function plan(arena: Arena, engine: EngineProcess, story: string[], lifeMs: number): NodeJS.Timeout[] {
  const { random, host, disk, models } = arena;
  const timers: NodeJS.Timeout[] = [];
  const at = (ms: number, what: string, act: () => void): void => {
    timers.push(
      setTimeout(() => {
        story.push(what);
        act();
      }, ms),
    );
  };
  const wanted = random() < 0.4 ? models : [oneOf(random, models as [TorturedModel, ...TorturedModel[]])];
  engine.onTold((told) => {
    if (told.state !== 'ready') return;
    for (const { id } of wanted) engine.send({ what: 'start', modelId: id });
  });
  const clicks = random() < 0.5 ? 0 : between(random, 1, 6);
  for (let click = 0; click < clicks; click += 1) {
    const what = oneOf(random, ['pause', 'pause', 'resume', 'resume', 'start', 'start', 'retry'] as const);
    const modelId = oneOf(random, models as [TorturedModel, ...TorturedModel[]]).id;
    at(random() * lifeMs, what, () => engine.send({ what, modelId }));
  }
  if (random() < 0.05) {
    const modelId = oneOf(random, models as [TorturedModel, ...TorturedModel[]]).id;
    at(random() * lifeMs, 'cancel', () => engine.send({ what: 'cancel', modelId }));
  }
  if (disk.canFill && random() < 0.2) {
    const room = between(random, 0, 24 * MiB);
    const from = random() * lifeMs;
    at(from, 'full', () => disk.fill(room));
    if (random() < 0.5) at(from + random() * lifeMs, 'room', () => disk.relieve());
  }
  if (random() < 0.1) {
    const modelId = oneOf(random, models as [TorturedModel, ...TorturedModel[]]).id;
    at(random() * lifeMs, 'touched', () => void arena.touchSource(modelId));
  }
  if (random() < 0.1)
    at(random() * lifeMs, 'dropped', () => host.dropConnections(oneOf(random, ['reset', 'close'])));
  if (random() < 0.2) {
    const from = random() * lifeMs;
    at(from, 'away', () => void host.goOffline());
    at(from + between(random, 100, 2000), 'back', () => void host.goOnline());
  }
  if (random() < 0.2) at(random() * lifeMs, 'suspended', () => engine.suspend(between(random, 100, 1500)));
  if (random() < 0.2) {
    const byMs = oneOf(random, [-365, -1, 1, 365]) * 24 * 3_600_000;
    at(random() * lifeMs, 'jump', () => engine.send({ what: 'jump', byMs }));
  }
  if (random() < 0.07) {
    const from = random() * lifeMs;
    at(from, 'offline', () => void host.goOffline());
    if (random() < 0.5) at(from + random() * 400, 'online', () => void host.goOnline());
  }
  return timers;
}

/** One life without faults: everything begun must be finished, whatever happened before. */
export async function playCalmRound(arena: Arena, begun: readonly string[]): Promise<RoundEnd> {
  const { host, disk, home, models } = arena;
  const bytesPerSecond = 96 * MiB;
  disk.relieve();
  host.limit({ bytesPerSecond });
  const engine = startEngineProcess(
    { home: home.folder, models, tuning: numbersFor(arena.random), looksAtFreeRoom: true },
    null,
  );
  arena.started(engine);
  const left = new Set(begun);
  let patience = 5 * begun.length;
  const finished = new Promise<'finished' | 'gave up'>((resolve) => {
    engine.onTold((told: Told) => {
      if (told.state === 'ready') for (const modelId of begun) engine.send({ what: 'start', modelId });
      if (told.state === 'complete') left.delete(told.modelId);
      if (left.size === 0) resolve('finished');
      // Wrong bytes of an earlier life are found only at the end, and then everything is fetched again.
      if (told.state === 'failed' || told.state === 'paused') {
        patience -= 1;
        if (patience < 0) resolve('gave up');
        else engine.send({ what: told.state === 'failed' ? 'retry' : 'resume', modelId: told.modelId });
      }
    });
  });
  const late = delay(45_000, 'late' as const, { ref: false });
  const end = await Promise.race([finished, engine.ended.then(() => 'ended' as const), late]);
  const last = JSON.stringify(engine.told.slice(-4));
  const broken = end === 'finished' ? [] : [`with nothing wrong ${[...left].join()} ${end}: ${last}`];
  if (end === 'ended') broken.push((await engine.ended).complaint.trim());
  if (engine.isAlive()) await engine.kill();
  return { how: 'calm', bytesPerSecond, story: '', violations: broken };
}
