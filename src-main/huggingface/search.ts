import { z } from 'zod';
import type { HubOrder } from '../../src-preload/contract/hub-order.ts';
import type { FoundModelView } from '../../src-preload/contract/huggingface.ts';
import { sanitizeText } from '../names/for-display.ts';
import { changedMsOf, changedSchema, gatedSchema, isGated, repositoryName } from './repository-facts.ts';

/** Models on one page of results. */
const resultsOfAPage = 20;
/** Most models that are read of one page, whatever the hub sends. */
const mostOfAPage = 100;

const count = z.number().int().nonnegative().nullable().catch(null);
const found = z.object({
  id: repositoryName,
  downloads: count,
  likes: count,
  lastModified: changedSchema,
  gated: gatedSchema.catch(undefined),
  tags: z.array(z.string().max(200)).max(2000).catch([]),
});

/**
 * The address of a search for models in GGUF (https://huggingface.co/docs/hub/api, `GET /api/models`). Pure.
 * @param origin scheme, host and port of the hub
 */
export function searchAddress(origin: string, words: string, order: HubOrder): string {
  const url = new URL('/api/models', origin);
  url.search = new URLSearchParams([
    ['search', words],
    ['filter', 'gguf'],
    ['sort', order],
    ['direction', '-1'],
    ['limit', String(resultsOfAPage)],
    ...['downloads', 'likes', 'lastModified', 'gated', 'tags'].map((fact) => ['expand[]', fact]),
  ]).toString();
  return url.href;
}

/** Reads one page of results; entries of another shape are left out. Null when it is no list. Pure. */
export function foundModels(body: unknown): readonly FoundModelView[] | null {
  if (!Array.isArray(body)) return null;
  return body.slice(0, mostOfAPage).flatMap((entry) => {
    const { success, data } = found.safeParse(entry);
    if (!success) return [];
    const { id, downloads, likes, lastModified, gated, tags } = data;
    const license = tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length);
    return {
      repository: id,
      downloads,
      likes,
      changedMs: changedMsOf(lastModified),
      license: license === undefined || license === '' ? null : sanitizeText(license),
      gated: isGated(gated),
    };
  });
}
