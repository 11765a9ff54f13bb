import { setTimeout as sleep } from 'node:timers/promises';

const breathMs = 2;

/** Yields to Chromium, so that it sends pending messages to the page. */
export async function yieldToChromium(): Promise<void> {
  await sleep(breathMs);
}
