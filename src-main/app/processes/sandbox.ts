/** Chromium switches that disable the renderer's sandbox, wholly or partly. */
const openers = ['no-sandbox', 'disable-seccomp-filter-sandbox', 'single-process'] as const;

/**
 * Switches, without dashes, that disable the sandbox in this process; empty if it is whole. Chromium refuses to start
 * if the system has no sandbox and no switch says so. Pure.
 * @param hasSwitch whether a switch was given, by anyone
 */
export function sandboxOffBy(hasSwitch: (name: string) => boolean): readonly string[] {
  return openers.filter(hasSwitch);
}
