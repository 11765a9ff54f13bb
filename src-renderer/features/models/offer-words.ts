import type { ComputerView, ModelView, RecommendationView } from '../../../src-preload/contract/snapshot.ts';
import { formatBytes, formatMemory, memoryAsSold } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

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
  if (recommendation?.kind === 'best-fit') return reasonBest(model, recommendation, computer);
  if (recommendation?.kind === 'lightest') {
    if (model.fit.neededBytes === null) return messages.fit.reasonLeastUnknown;
    if (model.fit.verdict === 'comfortable' && recommendation.limit === 'memory') return words.fitComfortable;
    return recommendation.limit === 'memory' ? words.reasonLightest(needed) : messages.fit.reasonLeast;
  }
  switch (model.fit.reason) {
    case 'size-unknown':
      return messages.fit.fitUnknown;
    case 'fits-graphics':
    case 'fits-memory':
      return model.fit.speed === 'slow' ? messages.fit.fitSlow : words.fitComfortable;
    case 'split':
      return messages.fit.fitSplit;
    case 'little-left':
      return words.fitTight(needed, memory);
    case 'beyond-memory':
      return words.fitTooBig(needed, memory);
  }
}

/** The limit that a more capable model would exceed. */
function reasonBest(model: ModelView, { limit }: RecommendationView, computer: ComputerView): string {
  const words = messages.fit;
  const memory = formatMemory(memoryAsSold(computer.totalMemoryBytes));
  const card = cardMemory(computer);
  const largest = computer.hardware?.disk.largestFileBytes ?? null;
  if (model.fit.speed === 'slow') return words.fitSlow;
  if (limit === 'speed') return words.reasonSpeed;
  if (limit === 'disk' && computer.freeDiskBytes !== null)
    return words.reasonDisk(formatBytes(computer.freeDiskBytes));
  if (limit === 'file-size' && largest !== null) return words.reasonFileSize(formatBytes(largest));
  if (limit === 'nothing') return words.reasonAll;
  if (model.fit.place === 'graphics' && card !== null) return words.reasonGraphics(formatMemory(card));
  if (model.fit.place === 'split') return words.reasonSplit(memory);
  return messages.models.reasonBest(memory);
}

/** Memory of the largest graphics card, as sold; null where there is none, or none is known. Pure. */
export function cardMemory({ hardware }: ComputerView): number | null {
  const sizes = (hardware?.graphicsCards ?? []).map(({ memoryBytes }) => memoryBytes ?? 0);
  const largest = Math.max(0, ...sizes);
  return largest === 0 ? null : memoryAsSold(largest);
}

/** What to say when the disk does not take the model; null when it does, or when nobody knows. Pure. */
export function roomProblem({ fit }: Pick<ModelView, 'fit'>): string | null {
  switch (fit.room.kind) {
    case 'fits':
      return null;
    case 'disk-full':
      return messages.fit.noRoom(formatBytes(fit.room.neededBytes), formatBytes(fit.room.freeBytes));
    case 'file-too-large':
      return messages.fit.fileTooLarge(
        formatBytes(fit.room.fileBytes),
        formatBytes(fit.room.largestFileBytes),
      );
  }
}
