import os from 'node:os';

/** Addresses of this computer other than its own loopback, as one text; empty without any network. */
export function networkAddresses(): string {
  return Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal)
    .map((address) => address.address)
    .sort()
    .join(' ');
}
