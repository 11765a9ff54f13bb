/**
 * Speeds that may be chosen under a ceiling, and the one that is in force. Without a ceiling everything stays. Pure.
 * @param most the ceiling in bytes a second, or null
 */
export function underCeiling(
  offered: readonly (number | null)[],
  own: number | null,
  most: number | null,
): { readonly choices: readonly (number | null)[]; readonly value: number | null } {
  if (most === null) return { choices: offered, value: own };
  const below = offered.filter((speed) => speed !== null && speed < most);
  return { choices: [...below, most], value: Math.min(own ?? most, most) };
}
