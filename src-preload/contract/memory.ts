/** Sizes that memory is sold in, in units of 1024³ bytes. */
const soldMemory = [2, 3, 4, 6, 8, 12, 16, 18, 24, 32, 36, 48, 64, 96, 128, 192, 256, 512];

/**
 * Rounds reported memory up to a size that is sold: firmware and graphics hide a few percent. Bytes in and out;
 * unchanged where nothing fits. Monotonic.
 */
export function memoryAsSold(bytes: number): number {
  const sold = soldMemory.find((size) => size * 1024 ** 3 >= bytes);
  return sold !== undefined && bytes >= 0.92 * sold * 1024 ** 3 ? sold * 1024 ** 3 : bytes;
}
