import { NogginError, toErrorView } from '../errors.ts';
import type { LoadedModel, Question } from '../inference/port.ts';
import type { LogFacts } from '../log-port.ts';
import { createLiveAnswer, type LiveAnswer } from './live-answer.ts';
import type { ChatPorts } from './ports.ts';
import type { Message } from './rows.ts';
import type { ChatStore } from './store.ts';
import { createTextPushes, type TextPushes } from './text-pushes.ts';
import { pathTo } from './tree.ts';
import { turnsOf } from './turns.ts';

/** Most text, in milliseconds of answering, that a killed process loses. */
const saveMs = 400;
/** Sixteen pushes a second: as smooth as text needs to be. */
const pushMs = 60;
/** Retry interval of failed writes. */
const retryMs = 2000;
/** Longest answer when the person has said nothing, in tokens; it can be gone on with. */
const defaultMaxTokens = 4096;

/** An answer that is to be given. */
export interface Job {
  readonly store: ChatStore;
  readonly chatId: string;
  readonly messageId: string;
  /** Although the memory seems too short for its model. */
  readonly anyway: boolean;
}

/** Gives answers, one at a time, in the order in which they were asked for. */
export interface Answering {
  add(job: Job): void;
  /** Ends the present answer and those that wait, as far as they are meant. What was said stays. */
  stop(isMeant?: (job: Job) => boolean): void;
  isWaiting(messageId: string): boolean;
  /** Whether no answer is being given, and none waits. */
  isIdle(): boolean;
  /** The newest of these messages: some are not, or could not be, written yet. */
  latest(messages: readonly Message[]): readonly Message[];
  /** Tells the window all that there is, so that what is told next fits what it is about to get. */
  flush(): void;
  /** Forgets what could not be written: the conversations are gone. */
  forget(): void;
  /** The answer that was refused for want of memory, as long as it was the last. */
  refused(): Job | null;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

interface Entry {
  readonly job: Job;
  readonly live: LiveAnswer;
  readonly abort: AbortController;
  pushes: TextPushes;
  isDirty: boolean;
}

/** @param pushChat tells the window of the whole conversation */
export function createAnswering(
  ports: Pick<ChatPorts, 'inference' | 'brain' | 'turns' | 'log' | 'clock' | 'push'>,
  pushChat: (store: ChatStore, chatId: string) => void,
): Answering {
  const { clock, log } = ports;
  const waiting: Entry[] = [];
  /** By message: those that wait, are given, or are not written yet. */
  const entries = new Map<string, Entry>();
  let running: Promise<void> | null = null;
  let pushTimer: { cancel(): void } | null = null;
  let saveTimer: { cancel(): void } | null = null;
  let lastPushMs = Number.NEGATIVE_INFINITY;
  let refused: Job | null = null;

  const push = (): void => {
    pushTimer?.cancel();
    pushTimer = null;
    for (const entry of [...entries.values()]) {
      const told = entry.pushes.take(entry.live.read());
      // Push the first word of an answer at once.
      if (told?.length !== 0) lastPushMs = clock.monotonic();
      if (told === null) pushChat(entry.job.store, entry.job.chatId);
      else for (const one of told) ports.push(one);
    }
  };
  const pushSoon = (): void => {
    if (pushTimer !== null) return;
    const waitMs = lastPushMs + pushMs - clock.monotonic();
    if (waitMs <= 0) push();
    else pushTimer = clock.later(waitMs, push);
  };
  const save = (entry: Entry): void => {
    const { job, live } = entry;
    try {
      job.store.save(job.messageId, live.read());
      entry.isDirty = false;
      if (live.hasEnded()) entries.delete(job.messageId);
    } catch (error) {
      entry.isDirty = true;
      log.warn('an answer could not be written yet', { code: toErrorView(error).code });
    }
  };
  const saveLater = (): void => {
    if (saveTimer !== null || entries.size === 0) return;
    const isGiven = [...entries.values()].some(({ live }) => !live.hasEnded());
    saveTimer = clock.later(isGiven ? saveMs : retryMs, () => {
      saveTimer = null;
      for (const entry of entries.values()) if (entry.isDirty) save(entry);
      saveLater();
    });
  };
  /** Tell the window at once, the store when possible. */
  const settle = (entry: Entry): void => {
    pushChat(entry.job.store, entry.job.chatId);
    save(entry);
    saveLater();
  };
  const end = (entry: Entry, ...how: Parameters<LiveAnswer['end']>): void => {
    if (entry.live.hasEnded()) return;
    entry.live.end(...how);
    settle(entry);
  };

  const questionOf = ({ store, chatId, messageId }: Job, loaded: LoadedModel) => {
    const chat = store.get(chatId);
    if (chat === null) throw new NogginError('unknown-id', 'The conversation is gone');
    const path = pathTo(store.tree(chatId), messageId);
    const messages = latest(store.messages(path.map(({ id }) => id)));
    const answer = messages.at(-1);
    const isContinued = answer !== undefined && (answer.text !== '' || answer.thinking !== null);
    const shown = turnsOf(isContinued ? messages : messages.slice(0, -1), ({ id }) => store.attachments(id));
    const { system, temperature, maxTokens, think } = chat.settings;
    const most = Math.max(16, Math.min(defaultMaxTokens, Math.floor(loaded.contextTokens / 2)));
    const question: Question = {
      ...{ system, turns: shown.turns, temperature, seed: null },
      maxTokens: maxTokens ?? most,
      think: think && loaded.canThink,
    };
    return { question, messagesBefore: shown.messagesBefore };
  };
  const answer = async (entry: Entry): Promise<void> => {
    // Rejects only if the answer was stopped before its turn.
    const endTurn = await ports.turns.take('person', entry.abort.signal).catch(() => null);
    if (endTurn === null) return;
    try {
      await answerNow(entry);
    } finally {
      endTurn();
    }
  };
  const answerNow = async (entry: Entry): Promise<void> => {
    const { job, live, abort } = entry;
    const chat = job.store.get(job.chatId);
    if (chat === null) throw new NogginError('unknown-id', 'The conversation is gone');
    const loaded = await unlessAborted(ports.brain.ensureLoaded(chat.modelId, job.anyway), abort.signal);
    if (loaded === null || live.hasEnded()) return;
    const { question, messagesBefore } = questionOf(job, loaded);
    live.begin(loaded.modelId);
    save(entry);
    pushChat(job.store, job.chatId);
    ports.brain.used();
    const ended = await ports.inference.answer(
      question,
      {
        prompt: (facts) => {
          live.prompt(facts, messagesBefore(facts.leftOut));
          entry.isDirty = true;
          if (!live.hasEnded()) pushChat(job.store, job.chatId);
        },
        text: (raw) => {
          if (live.hasEnded()) return;
          live.text(raw);
          entry.isDirty = true;
          pushSoon();
        },
      },
      abort.signal,
    );
    const isLate = live.hasEnded();
    live.measured(ended);
    log.info('answered', factsOf(live));
    if (!isLate) end(entry, ended.reason === 'end' ? 'complete' : ended.reason, null);
    // Stopped before the model noticed; unless it is gone or asked again by now.
    else if (!entries.has(job.messageId) && job.store.messages([job.messageId]).length > 0) settle(entry);
  };
  const run = async (entry: Entry): Promise<void> => {
    if (entry.live.hasEnded()) return;
    refused = null;
    try {
      await answer(entry);
    } catch (error) {
      const view = toErrorView(error);
      // The message could quote the person.
      log.warn('an answer broke off', { code: view.code });
      if (view.code === 'memory-short' && !entry.live.hasEnded()) refused = entry.job;
      end(entry, 'broken', view);
    }
  };
  const next = (): void => {
    if (running !== null) return;
    const entry = waiting.shift();
    if (entry === undefined) return;
    running = run(entry)
      .catch((error: unknown) => log.error('an answer went wrong', { code: toErrorView(error).code }))
      .then(() => {
        running = null;
        next();
      });
  };
  const latest = (messages: readonly Message[]): readonly Message[] =>
    messages.map((message) => {
      const entry = entries.get(message.id);
      return entry === undefined ? message : { ...message, ...entry.live.read() };
    });

  return {
    add: (job) => {
      const [message] = latest(job.store.messages([job.messageId]));
      if (message === undefined) throw new NogginError('unknown-id', 'There is no such message');
      const live = createLiveAnswer(message, clock.monotonic);
      const entry: Entry = {
        ...{ job, live, abort: new AbortController(), isDirty: false },
        pushes: createTextPushes(job.chatId, job.messageId, message),
      };
      entries.set(job.messageId, entry);
      waiting.push(entry);
      saveLater();
      next();
    },
    stop: (isMeant = () => true) => {
      for (const entry of [...entries.values()]) {
        if (entry.live.hasEnded() || !isMeant(entry.job)) continue;
        entry.abort.abort();
        end(entry, 'stopped', null);
      }
      waiting.splice(0, waiting.length, ...waiting.filter(({ live }) => !live.hasEnded()));
    },
    isWaiting: (messageId) => entries.get(messageId)?.live.hasEnded() === false,
    isIdle: () => running === null && waiting.length === 0,
    latest,
    flush: push,
    forget: () => entries.clear(),
    refused: () => refused,
    settled: async () => {
      while (running !== null) await running;
      for (const entry of entries.values()) save(entry);
      saveTimer?.cancel();
      pushTimer?.cancel();
    },
  };
}

/** Null when the signal aborts first; what is awaited then ends unnoticed. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) {
    promise.catch(() => {});
    return null;
  }
  const aborted = Promise.withResolvers<null>();
  const stop = (): void => aborted.resolve(null);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Numbers only: no word of a conversation reaches the log. */
function factsOf(live: LiveAnswer): LogFacts {
  const { tokens, tokensPerSecond, firstTokenMs, promptTokens, contextTokens, leftOut } = live.read();
  return { tokens, tokensPerSecond, firstTokenMs, promptTokens, contextTokens, leftOut };
}
