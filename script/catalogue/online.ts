import type { CatalogueModel } from '../../src-main/catalogue/schema.ts';

/** The present answer of a source for one entry. */
export interface Finding {
  readonly id: string;
  readonly kind: 'same' | 'drift' | 'error';
  /** The difference or the obstacle; empty where all is the same. */
  readonly words: string;
}

const askMs = 30_000;
const maxRedirects = 5;

/**
 * Asks the source of a model for its hash, size, and revision, without the file itself. The hub answers a HEAD of
 * `resolve` with `X-Linked-Etag` (SHA-256), `X-Linked-Size`, and `X-Repo-Commit`
 * (https://huggingface.co/docs/huggingface_hub/package_reference/file_download#huggingface_hub.get_hf_file_metadata).
 * @param base asked instead of the model's own host; for tests
 */
export async function askSource(model: CatalogueModel, base: string | null): Promise<Finding> {
  const { id } = model;
  try {
    const own = new URL(model.url);
    const response = await head(base === null ? own : new URL(own.pathname, base));
    const refusal = refusalOf(response);
    if (refusal !== null) return { id, kind: 'error', words: refusal };
    const drifted = differences(model, response.headers);
    return { id, kind: drifted.length === 0 ? 'same' : 'drift', words: drifted.join('; ') };
  } catch (error) {
    return { id, kind: 'error', words: error instanceof Error ? error.message : String(error) };
  }
}

/** Follows redirects inside the host only (a renamed repository): the next host is the store, not the hub. */
async function head(start: URL): Promise<Response> {
  let url = start;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const response = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      headers: { 'accept-encoding': 'identity' },
      signal: AbortSignal.timeout(askMs),
    });
    const location = response.headers.get('location');
    if (response.headers.has('x-linked-etag') || location === null) return response;
    const next = new URL(location, url);
    if (next.origin !== url.origin) return response;
    url = next;
  }
  throw new Error('it redirects without end');
}

function refusalOf({ status, headers }: Response): string | null {
  if (status === 401 || status === 403) return `asks for access (${status}): gated, or gone`;
  if (status === 429)
    return `asks to wait (429 ${headers.get('ratelimit') ?? headers.get('retry-after') ?? ''})`;
  if (status >= 400) return `answered ${status}`;
  if (!headers.has('x-linked-etag')) return `answered ${status} without a hash`;
  return null;
}

function differences(model: CatalogueModel, headers: Headers): readonly string[] {
  const hash = (headers.get('x-linked-etag') ?? '').replace(/^W\//, '').replaceAll('"', '').toLowerCase();
  const size = Number(headers.get('x-linked-size'));
  const commit = headers.get('x-repo-commit');
  const revision = /\/resolve\/([0-9a-f]{40})\//.exec(model.url)?.[1];
  return [
    ...(hash === model.sha256 ? [] : [`SHA-256 is ${hash}`]),
    ...(size === model.bytes ? [] : [`size is ${size} bytes, not ${model.bytes}`]),
    ...(revision === undefined || commit === revision ? [] : [`revision is ${commit}, not ${revision}`]),
  ];
}
