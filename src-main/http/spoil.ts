/**
 * Overwrites reused buffers, so that code that kept one fails at once. Only with NOGGIN_SPOIL=1, which all tests set.
 */
export const spoil: (bytes: Uint8Array) => void =
  process.env['NOGGIN_SPOIL'] === '1' ? (bytes) => void bytes.fill(0xa5) : () => {};
