import os from 'node:os';
import { networkAddresses } from '../../platform/network.ts';

/** What is observed; injectable, so that tests can play a sleeping computer. */
export interface NetworkWatch {
  /** Changes when the network does. */
  addresses(): string;
  /** Milliseconds since boot, sleep included, by a clock that nobody can set. */
  uptimeMs(): number;
}

/** This computer's. Uptime counts sleep on Linux (CLOCK_BOOTTIME), Windows (GetTickCount64) and macOS (kern.boottime). */
export const thisComputer: NetworkWatch = {
  addresses: networkAddresses,
  uptimeMs: () => os.uptime() * 1000,
};

/** A longer gap between looks means sleep, or a stopped process. */
const sleptMs = 10_000;
const lookMs = 1000;

/**
 * Detects that connections are stale: a new network, or a sleep (FAULTS C11).
 * @returns to be called often; true when everything should be dialled again
 */
export function watchNetwork(around: NetworkWatch): () => boolean {
  let addresses = around.addresses();
  let uptime = around.uptimeMs();
  return () => {
    const since = around.uptimeMs() - uptime;
    if (since < lookMs) return false;
    const now = around.addresses();
    // A lost address breaks nothing by itself; a new one is the way back.
    const isNewNetwork = now !== addresses && now !== '';
    addresses = now;
    uptime += since;
    return isNewNetwork || since > sleptMs;
  };
}
