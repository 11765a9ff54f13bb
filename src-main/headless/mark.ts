/** What a start without a window says of itself to the one that is running. */
export const headlessMark = { headless: true };

/** Whether a second instance only asked for the lock and shows its own answer: no window is to come forward for it. */
export function isHeadless(additionalData: unknown): boolean {
  return typeof additionalData === 'object' && additionalData !== null && 'headless' in additionalData;
}
