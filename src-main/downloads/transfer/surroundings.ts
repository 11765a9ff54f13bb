/** What is looked at; arguments, so that tests can play a sleeping computer. */
export interface Surroundings {
  /** Changes when the network does. */
  addresses(): string;
  /** The clock of the world, which goes on while the computer sleeps, in milliseconds. */
  wallMs(): number;
  /** The clock that stops or counts on, but never jumps, in milliseconds. */
  monotonicMs(): number;
}

/** A gap between looks longer than this means that the computer slept or the process was stopped. */
const sleptMs = 10_000;
const lookMs = 1000;

/**
 * Notices that old connections are worth nothing any more: another network, or a sleep (FAULTS C11).
 * @returns to be called often; true when everything should be dialled again now
 */
export function watchSurroundings(around: Surroundings): () => boolean {
  let addresses = around.addresses();
  let wall = around.wallMs();
  let monotonic = around.monotonicMs();
  return () => {
    const sinceWall = around.wallMs() - wall;
    const sinceMonotonic = around.monotonicMs() - monotonic;
    if (Math.max(sinceWall, sinceMonotonic) < lookMs && sinceWall >= 0) return false;
    const now = around.addresses();
    // Losing an address breaks nothing by itself; gaining one is the way back.
    const isNewNetwork = now !== addresses && now !== '';
    const hasSlept = Math.max(sinceWall, sinceMonotonic) > sleptMs;
    addresses = now;
    wall += sinceWall;
    monotonic += sinceMonotonic;
    return isNewNetwork || hasSlept;
  };
}
