import { keptMs, type Sample } from '../../state/flow.ts';

/** View box of the drawing; it stretches to its container. */
export const graphWidth = 300;
export const graphHeight = 80;
/** Shortest time axis, in milliseconds, so that the first seconds are calm. */
const leastSpanMs = 60_000;
/** A longer gap between two samples breaks the line, in milliseconds. */
const breakMs = 5_000;

/** A graph of speeds, and what it says in numbers (bytes per second). */
export interface Graph {
  /** The line, as an SVG path. */
  readonly line: string;
  /** The same path, closed at the baseline. */
  readonly area: string;
  /** From the left edge to the right one, in milliseconds. */
  readonly spanMs: number;
  readonly now: number;
  readonly average: number;
  readonly best: number;
  /** The speed at the upper edge, a round number above the fastest. */
  readonly ceiling: number;
}

/** Draws samples, oldest first; null while there are fewer than two. Pure. @param nowMs the right edge */
export function graphOf(samples: readonly Sample[], nowMs: number): Graph | null {
  const seen = samples.filter(({ atMs }) => atMs <= nowMs && atMs > nowMs - keptMs);
  const [first] = seen;
  const last = seen.at(-1);
  if (first === undefined || last === undefined || seen.length < 2) return null;
  const spanMs = Math.max(leastSpanMs, nowMs - first.atMs);
  const speeds = seen.map(({ bytesPerSecond }) => bytesPerSecond);
  const best = Math.max(...speeds);
  const x = (atMs: number): number => round(graphWidth - (graphWidth * (nowMs - atMs)) / spanMs);
  const ceiling = roundAbove(best);
  const y = (speed: number): number => round(graphHeight * (1 - speed / ceiling));
  const strokes = broken(seen).map((stroke) =>
    stroke.map(({ atMs, bytesPerSecond }) => `${x(atMs)} ${y(bytesPerSecond)}`),
  );
  return {
    line: strokes.map((points) => `M${points.join('L')}`).join(''),
    area: strokes
      .map((points) => {
        const from = points[0]?.split(' ')[0] ?? 0;
        const to = points.at(-1)?.split(' ')[0] ?? 0;
        return `M${from} ${graphHeight}L${points.join('L')}L${to} ${graphHeight}Z`;
      })
      .join(''),
    spanMs,
    now: nowMs - last.atMs > breakMs ? 0 : last.bytesPerSecond,
    average: speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length,
    best,
    ceiling,
  };
}

/** Splits samples at gaps. */
function broken(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const strokes: Sample[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const sample of samples) {
    if (sample.atMs - before > breakMs) strokes.push([]);
    strokes.at(-1)?.push(sample);
    before = sample.atMs;
  }
  return strokes;
}

/** 1, 2 or 5, and zeros: the least of them that is no less. Pure. */
function roundAbove(speed: number): number {
  if (speed <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(speed));
  return ([1, 2, 5].find((step) => step * power >= speed) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
