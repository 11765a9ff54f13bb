import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import type { Fact } from '../../ui/facts.tsx';
import { formatDateTime } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** What a helper at the telephone would ask for. */
export function detailsOf(download: DownloadView): readonly Fact[] {
  const words = messages.details;
  const error = download.error ?? download.waiting?.cause;
  const facts: Fact[] = [
    ...(download.connections > 0 ? [{ name: words.connections, value: download.connections }] : []),
    ...(download.bottleneck === null
      ? []
      : [{ name: words.bottleneck, value: words.bottlenecks[download.bottleneck] }]),
    ...wayOf(download),
    ...(download.nextLookAtMs === null
      ? []
      : [{ name: words.nextLook, value: words.nextLookAt(formatDateTime(download.nextLookAtMs)) }]),
    { name: words.source, value: download.sourceHost, looks: 'path' },
    { name: words.file, value: download.targetPath, looks: 'path' },
    { name: words.id, value: download.id, looks: 'path' },
  ];
  if (error === undefined) return facts;
  return [
    ...facts,
    { name: words.code, value: error.code, looks: 'path' },
    { name: words.message, value: error.message },
  ];
}

/** Only what is unusual is worth a line. */
function wayOf({ way }: DownloadView): readonly Fact[] {
  const words = messages.details;
  if (way === null || (way.transport === 'own' && way.proxy === null)) return [];
  return [{ name: words.way, value: way.proxy === null ? words.waySystem : words.wayProxy(way.proxy) }];
}
