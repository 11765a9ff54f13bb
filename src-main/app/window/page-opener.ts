import { NogginError } from '../../errors.ts';
import { type AddressPolicy, allowedAddress } from '../../http/address.ts';

/** Longer than any page we name; what is longer is not an address of ours. */
const longestAddress = 2000;

/**
 * The address as the browser gets it, or a refusal. Whatever asks, nothing but a web page over https is ever handed to
 * the system: other schemes start programs (`file:`, `smb:`, `ms-msdt:`, …). Pure.
 * @throws NogginError `invalid-request`
 */
export function pageAddress(address: string, policy: AddressPolicy): string {
  if (address.length > longestAddress) throw refused('it is too long');
  try {
    // Open the parsed form: parsers drop line breaks and tabs.
    return allowedAddress(address, policy).href;
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The only way to the system's browser: {@link pageAddress}, then `open`.
 * @param open Electron's `shell.openExternal`
 * @param failed told when there is no browser, or it did not start
 */
export function createPageOpener(
  policy: AddressPolicy,
  open: (address: string) => Promise<void>,
  failed: (error: unknown) => void,
): (address: string) => void {
  return (address) => {
    void open(pageAddress(address, policy)).catch(failed);
  };
}

function refused(why: string): NogginError {
  return new NogginError('invalid-request', `This page is not opened: ${why}`);
}
