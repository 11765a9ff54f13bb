import os from 'node:os';
import { networkAddresses } from '../../platform/network.ts';

/** What is looked at; arguments, so that tests can play a sleeping computer. */
export interface NetworkWatch {
  /** Changes when the network does. */
  addresses(): string;
  /** Since this computer was started, sleep included, by a clock that nobody can set; in milliseconds. */
  uptimeMs(): number;
}

/** This computer's. Uptime counts sleep on Linux (CLOCK_BOOTTIME), Windows (GetTickCount64) and macOS (kern.boottime). */
export const thisComputer: NetworkWatch = {
  addresses: networkAddresses,
  uptimeMs: () => os.uptime() * 1000,
};

/** A gap between looks longer than this means that the computer slept or the process was stopped. */
const sleptMs = 10_000;
const lookMs = 1000;

/**
 * Notices that old connections are worth nothing any more: another network, or a sleep (FAULTS C11).
 * @returns to be called often; true when everything should be dialled again now
 */
export function watchNetwork(around: NetworkWatch): () => boolean {
  let addresses = around.addresses();
  let uptime = around.uptimeMs();
  return () => {
    const since = around.uptimeMs() - uptime;
    if (since < lookMs) return false;
    const now = around.addresses();
    // Losing an address breaks nothing by itself; gaining one is the way back.
    const isNewNetwork = now !== addresses && now !== '';
    addresses = now;
    uptime += since;
    return isNewNetwork || since > sleptMs;
  };
}
