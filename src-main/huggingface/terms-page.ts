const fileAddress = /^\/([\w.-]+\/[\w.-]+)\/resolve\//;

/**
 * The page where a person accepts the terms of the repository that a file's address is in; null for an address that
 * is not the hub's, where there is nothing to accept. Pure.
 * @param origin the hub's scheme, host and port
 */
export function termsPage(origin: string, fileUrl: string): string | null {
  if (!URL.canParse(fileUrl)) return null;
  const url = new URL(fileUrl);
  const repository = url.origin === origin ? fileAddress.exec(url.pathname)?.[1] : undefined;
  return repository === undefined ? null : `${origin}/${repository}`;
}
