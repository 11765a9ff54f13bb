import type { ComputerView, ModelView, RecommendationView } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../app/messages/messages.ts';
import { formatBytes, formatMemory, memoryAsSold } from '../../ui/format.ts';

/** Why this model, or how it fits, in one sentence. Pure. */
export function reasonOf(
  model: ModelView,
  recommendation: RecommendationView | null,
  computer: ComputerView,
): string {
  const words = messages.models;
  const memory = formatMemory(memoryAsSold(computer.totalMemoryBytes));
  const needed = formatMemory(model.memoryNeededBytes);
  if (model.demo) return words.reasonDemo;
  if (recommendation?.kind === 'best-fit') return words.reasonBest(memory);
  if (recommendation?.kind === 'lightest') return words.reasonLightest(needed);
  switch (model.verdict) {
    case 'comfortable':
      return words.fitComfortable;
    case 'tight':
      return words.fitTight(needed, memory);
    case 'too-big':
      return words.fitTooBig(needed, memory);
  }
}

/** What to say when the model does not fit on the disk; null when it does, or when nobody knows. Pure. */
export function roomProblem(model: ModelView, { freeDiskBytes }: ComputerView): string | null {
  if (model.bytes === null || freeDiskBytes === null || model.bytes <= freeDiskBytes) return null;
  return messages.models.noRoom(formatBytes(model.bytes), formatBytes(freeDiskBytes));
}
