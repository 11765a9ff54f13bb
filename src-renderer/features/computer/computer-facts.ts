import type { GraphicsCardView } from '../../../src-preload/contract/computer.ts';
import type { ComputerView } from '../../../src-preload/contract/snapshot.ts';
import type { Fact } from '../../ui/facts.tsx';
import { formatBytes, formatMemory, memoryAsSold } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { cardMemory } from '../models/offer-words.ts';

/** What this computer is good for, in one sentence. Pure. */
export function computerSummary(computer: ComputerView): string {
  const memory = formatMemory(memoryAsSold(computer.totalMemoryBytes));
  const card = cardMemory(computer);
  const billions = computer.comfortableBillions;
  return messages.fit.summary(
    memory,
    card === null ? null : formatMemory(card),
    billions === 0 ? null : new Intl.NumberFormat(messages.locale).format(billions),
  );
}

/** Facts of this computer, row by row; unknown ones say so. Pure. */
export function computerFacts(computer: ComputerView): readonly Fact[] {
  const words = messages.fit;
  const { hardware, freeDiskBytes } = computer;
  const disk = hardware?.disk;
  const kind = disk?.isRemovable === true ? words.removable : words.fixed;
  return [
    { name: words.processor, value: processorWords(computer) },
    { name: words.memory, value: memoryWords(computer) },
    { name: words.graphics, value: graphicsWords(computer) },
    {
      name: words.disk,
      value: freeDiskBytes === null ? words.unknown : words.free(formatBytes(freeDiskBytes)),
    },
    { name: words.fileSystem, value: disk?.fileSystem ?? words.unknown },
    { name: words.largestFile, value: largestFileWords(computer) },
    { name: words.drive, value: (disk?.isRemovable ?? null) === null ? words.unknown : kind },
    { name: messages.models.keptIn, value: computer.modelsFolder, looks: 'path' },
  ];
}

function processorWords({ processor, cores }: ComputerView): string {
  const words = messages.fit;
  return `${processor ?? words.unknown}, ${words.cores(cores)}`;
}

function memoryWords({ totalMemoryBytes, freeMemoryBytes, hardware }: ComputerView): string {
  const total = formatMemory(memoryAsSold(totalMemoryBytes));
  return hardware?.hasUnifiedMemory === true
    ? messages.fit.memoryShared(total)
    : messages.fit.memoryFree(total, formatMemory(freeMemoryBytes));
}

function graphicsWords({ hardware }: ComputerView): string {
  const words = messages.fit;
  if (hardware === null || hardware.graphicsCards === null) return words.unknown;
  if (hardware.graphicsCards.length === 0) return words.none;
  const describe = ({ name, memoryBytes }: GraphicsCardView): string => {
    if (memoryBytes !== null) return words.graphicsOwn(name, formatMemory(memoryAsSold(memoryBytes)));
    return hardware.hasUnifiedMemory ? name : words.graphicsUnknown(name);
  };
  return hardware.graphicsCards.map(describe).join('; ');
}

function largestFileWords({ hardware }: ComputerView): string {
  const words = messages.fit;
  const largest = hardware?.disk.largestFileBytes ?? null;
  if (largest !== null) return formatBytes(largest);
  return (hardware?.disk.fileSystem ?? null) === null ? words.unknown : words.noLargestFile;
}
