/** The seed of a fuzz test: new each time, printed, and repeatable by NOGGIN_FUZZ_SEED; constant in CI. */
export function fuzzSeed(): number {
  const given = Number(process.env['NOGGIN_FUZZ_SEED']);
  if (Number.isSafeInteger(given) && given > 0) return given;
  return process.env['CI'] === 'true' ? 20_261_123 : Math.floor(Math.random() * 2 ** 31);
}
