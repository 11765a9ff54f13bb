import { beforeAll, describe, expect, it, vi } from 'vitest';

const gibibyte = 1024 ** 3;

/** The formats of a German page. */
async function german() {
  vi.resetModules();
  vi.stubGlobal('document', { documentElement: { lang: 'de' } });
  const formats = { ...(await import('./format.ts')), ...(await import('./format-plain.ts')) };
  vi.unstubAllGlobals();
  return formats;
}

describe('in German', () => {
  let format: Awaited<ReturnType<typeof german>>;
  beforeAll(async () => {
    format = await german();
  });

  it('sizes and rates have a comma and a non-breaking space', () => {
    expect(format.formatBytes(4_700_000_000)).toBe('4,7\u00a0GB');
    expect(format.formatBytes(64_000_000)).toBe('64\u00a0MB');
    expect(format.formatBytes(2_500_000_000_000_000)).toBe('2.500\u00a0TB');
    expect(format.formatRate(12_400_000)).toBe('12,4\u00a0MB/s');
    expect(format.formatMemory(16 * gibibyte)).toBe('16\u00a0GB');
  });

  it('percentages are written and spoken', () => {
    expect(format.formatPercent(63)).toBe('63\u00a0%');
    expect(format.speakPercent(63)).toBe('63 Prozent');
  });

  it('durations are in whole words, singular and plural', () => {
    expect(format.formatDuration(10)).toBe('weniger als eine Minute');
    expect(format.formatDuration(50)).toBe('etwa 1 Minute');
    expect(format.formatDuration(360)).toBe('etwa 6 Minuten');
    expect(format.formatDuration(7200)).toBe('etwa 2 Stunden');
    expect(format.formatCountdown(12)).toBe('12 Sekunden');
  });

  it('counts and days have their usual form', () => {
    expect(format.formatCount(262_144)).toBe('262.144');
    expect(format.formatDay('2026-11-23')).toBe('23. November 2026');
    expect(format.formatDateTime(Date.UTC(2026, 10, 23, 12))).toMatch(/^23\. November 2026 um \d\d:00$/);
  });
});
