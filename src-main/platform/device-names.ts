/**
 * Whether Windows would take a file of this name for a device, whatever folder it is in and whatever follows the first
 * dot (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). Refused everywhere, so that a models folder can
 * move between computers. Pure.
 */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:[.:]|$)/i.test(name);
}
