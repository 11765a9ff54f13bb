/** What a text says as JSON; `otherwise` where there is none, or it is not JSON. Pure. */
export function parseJson(text: string | null, otherwise: unknown): unknown {
  if (text === null) return otherwise;
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}
