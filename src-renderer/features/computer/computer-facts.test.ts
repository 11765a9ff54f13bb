import { describe, expect, it } from 'vitest';
import type { HardwareView } from '../../../src-preload/contract/computer.ts';
import { aSnapshot } from '../../state/fixtures/snapshots.ts';
import { computerFacts, computerSummary } from './computer-facts.ts';

const gibibyte = 1024 ** 3;
const bare = aSnapshot().computer;
const known: HardwareView = {
  hasUnifiedMemory: false,
  graphicsCards: [
    { name: 'NVIDIA GeForce RTX 4060', memoryBytes: 8 * gibibyte },
    { name: 'Intel UHD', memoryBytes: null },
  ],
  disk: { fileSystem: 'FAT32', largestFileBytes: 4 * gibibyte - 1, isRemovable: true },
};

function value(name: string, computer = bare): string | number | undefined {
  return computerFacts(computer).find((fact) => fact.name === name)?.value;
}

describe('this computer', () => {
  it('is described in words', () => {
    expect(computerSummary(bare)).toBe(
      '16 GB of memory: runs models with up to about 14 billion parameters well.',
    );
    expect(computerSummary({ ...bare, hardware: known })).toContain('and a graphics card with 8 GB');
    expect(computerSummary({ ...bare, comfortableBillions: 1.5 })).toContain('about 1.5 billion');
    expect(computerSummary({ ...bare, comfortableBillions: 0 })).toContain('Only the smallest run here');
  });

  it('shows unknown facts as unknown', () => {
    for (const name of ['Graphics', 'Format of the disk', 'Max file size', 'Kind of drive']) {
      expect(value(name)).toBe('Unknown');
    }
    expect(value('Processor')).toBe('Unknown, 8 cores');
    expect(value('Disk for models', { ...bare, freeDiskBytes: null })).toBe('Unknown');
  });

  it('shows known facts', () => {
    const computer = { ...bare, hardware: known };
    expect(value('Graphics', computer)).toBe(
      'NVIDIA GeForce RTX 4060, 8 GB of its own memory; Intel UHD, memory unknown',
    );
    expect(value('Memory', computer)).toBe('16 GB, 9 GB free right now');
    expect(value('Max file size', computer)).toBe('4.3 GB');
    expect(value('Kind of drive', computer)).toBe('Removable');
    const disk = { fileSystem: 'ext4', largestFileBytes: null, isRemovable: false };
    const fixed = { ...bare, hardware: { ...known, graphicsCards: [], disk } };
    expect(value('Max file size', fixed)).toBe('No limit that matters here');
    expect(value('Kind of drive', fixed)).toBe('Built in');
    expect(value('Graphics', fixed)).toBe('None suitable for AI');
  });

  it('describes the shared memory of Apple silicon', () => {
    const graphicsCards = [{ name: 'Apple M3', memoryBytes: null }];
    const apple = { ...bare, hardware: { ...known, hasUnifiedMemory: true, graphicsCards } };
    expect(value('Memory', apple)).toBe('16 GB, shared by processor and graphics');
    expect(value('Graphics', apple)).toBe('Apple M3');
  });
});
