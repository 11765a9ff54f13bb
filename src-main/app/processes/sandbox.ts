/** Switches of Chromium's with which the page's process is not shut in by the system, or not wholly. */
const openers = ['no-sandbox', 'disable-seccomp-filter-sandbox', 'single-process'] as const;

/**
 * The switches, without dashes, by which this start has no whole sandbox; none: it has one. Where the system cannot give
 * it and nobody has said so, Chromium does not start at all. Pure.
 * @param hasSwitch whether a switch was given, by whomever
 */
export function sandboxOffBy(hasSwitch: (name: string) => boolean): readonly string[] {
  return openers.filter(hasSwitch);
}
