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

/** Whether there is any way to this address: this computer itself is always there, all others need a network. */
export function isReachable(url: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) || networkAddresses() !== '';
}
