/** The address of the next page (RFC 8288), only on the hub itself; null where there is none. Pure. */
export function nextPage(link: string | undefined, origin: string): string | null {
  const target = /<([^<>]{1,2000})>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, origin)) return null;
  const url = new URL(target, origin);
  return url.origin === origin ? url.href : null;
}
