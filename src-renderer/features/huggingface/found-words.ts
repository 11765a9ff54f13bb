import type { FoundModelView } from '../../../src-preload/contract/huggingface.ts';
import { formatDayOf, formatRounded } from '../../ui/format-plain.ts';
import { messages } from '../../words/messages.ts';

/** Licenses that allow any use, by the hub's own names (https://huggingface.co/docs/hub/repositories-licenses). */
const anyUse: ReadonlySet<string> = new Set([
  ...['apache-2.0', 'mit', 'bsd', 'bsd-2-clause', 'bsd-3-clause', 'isc', 'unlicense', 'cc0-1.0', 'zlib'],
]);
/** Families whose makers set conditions of their own. */
const withConditions = /^(llama|gemma|openrail|bigscience|creativeml|cc-by|deepseek|qwen|health-ai|lfm)/;

/** Facts of a result: maker, downloads, license in plain words, date, terms; unknown ones are left out. Pure. */
export function foundWords(maker: string, model: FoundModelView): readonly string[] {
  const words = messages.hub.search;
  const { downloads, changedMs, gated } = model;
  return [
    maker,
    ...(downloads === null ? [] : [words.downloads(downloads, formatRounded(downloads))]),
    licenseWords(model.license),
    ...(changedMs === null ? [] : [words.changed(formatDayOf(changedMs))]),
    ...(gated ? [words.gated] : []),
  ];
}

function licenseWords(license: string | null): string {
  const { licences, licenceUncertain } = messages.catalogue;
  const id = license?.toLowerCase() ?? '';
  if (anyUse.has(id)) return licences['free for any use'];
  if (withConditions.test(id)) return licences["free, with the maker's rules"];
  return id === '' || id === 'other' || id === 'unknown' ? licenceUncertain : licences['its own terms'];
}
