import { setTimeout as sleep } from 'node:timers/promises';

const breathMs = 2;

/** Lets Chromium do what it has to on this thread, such as sending to the page what was given to it for the page. */
export async function yieldToChromium(): Promise<void> {
  await sleep(breathMs);
}
