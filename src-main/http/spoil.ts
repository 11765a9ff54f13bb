/**
 * Overwrites what was handed over in place, so that whoever kept it sees at once that it was not theirs. Only where
 * NOGGIN_SPOIL=1, which all tests set.
 */
export const spoil: (bytes: Uint8Array) => void =
  process.env['NOGGIN_SPOIL'] === '1' ? (bytes) => void bytes.fill(0xa5) : () => {};
