/** What Noggin calls itself (RFC 9110 section 10.1.5): no version, and nothing of the computer. */
export const userAgent = { 'user-agent': 'Noggin' } as const;
