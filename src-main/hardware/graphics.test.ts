import { describe, expect, test } from 'vitest';
import { graphicsCards } from './graphics.ts';
import type { ReportedCard } from './report.ts';

const GiB = 1024 ** 3;

function card(over: Partial<ReportedCard> = {}): ReportedCard {
  return {
    vendor: 'NVIDIA Corporation',
    model: 'NVIDIA GeForce RTX 4060',
    ownMemoryBytes: null,
    listedMemoryBytes: null,
    isBorrowed: false,
    ...over,
  };
}

describe('the memory of a card', () => {
  test('comes from its driver, on every system', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const found = graphicsCards(
        [card({ ownMemoryBytes: 8 * GiB, listedMemoryBytes: GiB })],
        null,
        platform,
      );
      expect(found).toEqual([{ name: 'NVIDIA GeForce RTX 4060', memoryBytes: 8 * GiB }]);
    }
  });

  test('comes from Windows’s list, but on Linux that list gives the size of a window into it', () => {
    const listed = [card({ listedMemoryBytes: 16 * GiB })];
    expect(graphicsCards(listed, null, 'win32')?.[0]?.memoryBytes).toBe(16 * GiB);
    expect(graphicsCards(listed, null, 'linux')?.[0]?.memoryBytes).toBeNull();
  });

  test('leaves out shared memory, and Intel’s integrated graphics', () => {
    const borrowed = card({ listedMemoryBytes: 2 * GiB, isBorrowed: true });
    const intel = card({
      vendor: 'Intel Corporation',
      model: 'UHD Graphics 770',
      listedMemoryBytes: 2 * GiB,
    });
    const arc = card({ vendor: 'Intel Corporation', model: 'Arc A770', listedMemoryBytes: 16 * GiB });
    const found = graphicsCards([borrowed, intel, arc], null, 'win32') ?? [];
    expect(found.map(({ memoryBytes }) => memoryBytes)).toEqual([16 * GiB, null, null]);
  });

  test.each([0, -1, 2 * 1024 ** 4])('ignores %d bytes as implausible', (ownMemoryBytes) => {
    expect(graphicsCards([card({ ownMemoryBytes })], null, 'linux')?.[0]?.memoryBytes).toBeNull();
  });

  test('two sources for one AMD card make one card', () => {
    const named = card({
      vendor: 'Advanced Micro Devices, Inc. [AMD/ATI]',
      model: 'Navi 31 [Radeon RX 7900 XT]',
    });
    const sized = card({ vendor: 'AMD', model: 'Radeon', ownMemoryBytes: 20 * GiB });
    expect(graphicsCards([named, sized], null, 'linux')).toEqual([
      { name: expect.stringContaining('Radeon RX 7900 XT'), memoryBytes: 20 * GiB },
    ]);
  });
});

describe('where the system lists no card', () => {
  test('Electron names the vendors, without their memory', () => {
    const devices = [
      { vendorId: 0x10de, deviceId: 1 },
      { vendorId: 0xffff, deviceId: 2 },
    ];
    expect(graphicsCards([], devices, 'linux')).toEqual([{ name: 'NVIDIA', memoryBytes: null }]);
  });

  test('no card stays no card, and unknown stays unknown', () => {
    expect(graphicsCards([], [{ vendorId: 0xffff, deviceId: 2 }], 'linux')).toEqual([]);
    expect(graphicsCards([], null, 'linux')).toBeNull();
    expect(graphicsCards(null, null, 'linux')).toBeNull();
  });
});
