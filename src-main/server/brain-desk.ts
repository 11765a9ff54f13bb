import { NogginError } from '../errors.ts';
import type { Brain } from '../inference/brain.ts';
import type { AnswerEnd, AnswerEvents, Inference, LoadedModel, Question } from '../inference/port.ts';
import type { Turns } from '../inference/turns.ts';
import type { Desk } from './desk.ts';

export interface BrainDeskPorts extends Pick<Desk, 'served' | 'asked'> {
  readonly brain: Pick<Brain, 'ensureLoaded'>;
  readonly inference: Pick<Inference, 'answer' | 'embed'>;
  readonly turns: Turns;
}

/** Somebody may change the model between its loading and the question: so often it is loaded again. */
const mostTries = 3;

/** Puts programs' questions to the models that the window's chat uses, too. */
export function createBrainDesk({ brain, inference, turns, served, asked }: BrainDeskPorts): Desk {
  /** @param work is tried again where it says `not-now` before it was begun */
  const withModel = async <T>(
    modelId: string,
    signal: AbortSignal,
    work: (loaded: LoadedModel) => Promise<T>,
    hasBegun: () => boolean,
  ): Promise<T> => {
    const end = await turns.take('program', signal);
    try {
      for (let tries = 1; ; tries += 1) {
        const loaded = await brain.ensureLoaded(modelId, false, 'program');
        try {
          return await work(loaded);
        } catch (error) {
          const isChanged = error instanceof NogginError && error.code === 'not-now';
          if (!isChanged || hasBegun() || signal.aborted || tries >= mostTries) throw error;
        }
      }
    } finally {
      end();
    }
  };
  return {
    served,
    asked,
    load: (modelId, signal) =>
      withModel(
        modelId,
        signal,
        async () => {},
        () => false,
      ),
    embed: (modelId, texts, signal) =>
      withModel(
        modelId,
        signal,
        () => inference.embed(texts, signal, modelId),
        () => false,
      ),
    answer: (modelId, question, events, signal) => {
      let hasBegun = false;
      const heard: AnswerEvents = {
        ...events,
        prompt: (facts) => {
          hasBegun = true;
          events.prompt(facts);
        },
      };
      const put = (loaded: LoadedModel): Promise<AnswerEnd> => {
        const asked: Question = { ...question, modelId, think: question.think && loaded.canThink };
        return inference.answer(asked, heard, signal);
      };
      return withModel(modelId, signal, put, () => hasBegun);
    },
  };
}
