/** The meaning of an address on the host. */
export interface Route {
  /** The file's name. */
  readonly name: string;
  /** Remaining redirects before the file, or null outside a chain of them. */
  readonly hopsLeft: number | null;
  /** The index of this stop in a redirect loop, or null. */
  readonly loop: number | null;
  /** The signature in the address, or null. */
  readonly signature: string | null;
}

/** The path of a file. A name may contain slashes. */
export function pathOf(name: string): string {
  return `/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** The path of a stop in a chain of redirects, with this many remaining. */
export function hopPath(name: string, hopsLeft: number): string {
  return `/-/hop/${hopsLeft}${pathOf(name)}`;
}

/** The path of one of the two stops of a loop. */
export function loopPath(name: string, stop: number): string {
  return `/-/loop/${stop}${pathOf(name)}`;
}

/** Reads the path and query of a request. An undecodable path names no file. */
export function parsePath(path: string): Route {
  const address = new URL(path, 'http://host');
  const match = /^\/-\/(hop|loop)\/(\d+)(\/.*)$/.exec(address.pathname);
  const stop = match === null ? null : Number(match[2]);
  return {
    name: decode((match?.[3] ?? address.pathname).slice(1)),
    hopsLeft: match?.[1] === 'hop' ? stop : null,
    loop: match?.[1] === 'loop' ? stop : null,
    signature: address.searchParams.get('signature'),
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
