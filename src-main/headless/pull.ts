import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { partOf } from '../models/part.ts';
import { begin } from './begin.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import type { HeadlessPorts } from './ports.ts';

/**
 * Brings one model: by its id in the catalogue, or by a link or a name on the hub. Resolves with the exit code.
 * @param unproven take it even where nobody promised a hash
 * @throws NogginError when it cannot be begun
 */
export async function pull(ports: HeadlessPorts, wish: string, unproven: boolean): Promise<number> {
  const { downloads, shelf, output } = ports;
  await downloads.recover(ports.setAside);
  if (ports.findModel(wish) !== null) {
    await shelf.look();
    const entry = shelf.view().entries.find(({ modelId }) => modelId === wish);
    if (entry?.state === 'present') {
      tellInstalled(ports, [wish], true);
      return exitCodes.ok;
    }
  }
  const begun = await begin(ports, wish, unproven);
  if (begun.kind === 'installed') {
    tellInstalled(ports, partsOf(ports, begun.modelId), true);
    return exitCodes.ok;
  }
  if (begun.kind === 'unpublished') {
    const message =
      'Its publisher tells no hash to prove this file by. To take it all the same, add --unproven.';
    output.tell({ event: 'refused', code: 'unpublished', message }, message);
    return exitCodes.unpublished;
  }
  return follow(ports, begun.ids);
}

/** The ids of all files of an installed model. */
function partsOf({ downloads }: HeadlessPorts, modelId: string): readonly string[] {
  const base = partOf(modelId)?.base;
  const ids = downloads.installed().map((one) => one.modelId);
  return base === undefined ? [modelId] : ids.filter((id) => partOf(id)?.base === base);
}

/** Tells of these downloads until the last has come to an end, or one needs somebody. */
function follow(ports: HeadlessPorts, ids: readonly string[]): Promise<number> {
  const { downloads, output, signal } = ports;
  const views = new Map(downloads.list().map((view) => [view.id, view]));
  const told = new Set<string>();
  let waitingUntil = 0;
  const mine = (): readonly DownloadView[] => ids.flatMap((id) => views.get(id) ?? []);

  return new Promise((resolve) => {
    const end = (exitCode: number): void => {
      stopListening();
      signal.removeEventListener('abort', interrupted);
      resolve(exitCode);
    };
    const interrupted = (): void => {
      output.tell({ event: 'paused', reason: 'quit' }, 'Paused. The same command goes on from here.');
      end(exitCodes.interrupted);
    };
    const look = (view: DownloadView): void => {
      if (!told.has(view.id)) {
        told.add(view.id);
        const { id, modelId, name, sourceHost, targetPath } = view;
        output.tell(
          { event: 'started', id, modelId, name, sourceHost, targetPath },
          `${name} from ${sourceHost}`,
        );
      }
      if (view.state === 'failed' || (view.state === 'paused' && view.reason !== null)) {
        const code = view.error?.code ?? pausedBy(view);
        const message = view.error?.message ?? `The download is paused: ${view.reason}`;
        output.tell({ event: 'stopped', id: view.id, modelId: view.modelId, code, message }, message);
        end(exitCodeOf(code));
        return;
      }
      if (view.waiting !== null && view.waiting.untilMs !== waitingUntil) {
        const { cause, untilMs, attempt } = view.waiting;
        waitingUntil = untilMs;
        output.tell(
          { event: 'waiting', id: view.id, modelId: view.modelId, code: cause.code, untilMs, attempt },
          `${cause.message}. Trying again.`,
        );
      }
      if (ids.every((id) => views.get(id)?.state === 'complete')) {
        tellInstalled(
          ports,
          mine().map(({ modelId }) => modelId),
          false,
        );
        end(exitCodes.ok);
        return;
      }
      tellProgress(ports, mine());
    };
    const stopListening = downloads.onChange((change) => {
      if (change.kind === 'gone' && ids.includes(change.id)) return end(exitCodes.failed);
      if (change.kind !== 'progress' && change.kind !== 'transition') return;
      if (!ids.includes(change.download.id)) return;
      views.set(change.download.id, change.download);
      look(change.download);
    });
    if (signal.aborted) return interrupted();
    signal.addEventListener('abort', interrupted, { once: true });
    for (const view of mine()) look(view);
  });
}

function pausedBy({ reason }: DownloadView): ErrorCode {
  return reason === 'user' || reason === 'quit' || reason === 'interrupted' || reason === null
    ? 'not-now'
    : reason;
}

function tellProgress({ output }: HeadlessPorts, views: readonly DownloadView[]): void {
  const sum = (of: (view: DownloadView) => number): number => views.reduce((all, view) => all + of(view), 0);
  const active = views.find(({ state }) => state !== 'complete') ?? views[0];
  if (active === undefined) return;
  const receivedBytes = sum((view) => view.receivedBytes);
  const isKnown = views.every(({ totalBytes }) => totalBytes !== null);
  const totalBytes = isKnown ? sum((view) => view.totalBytes ?? 0) : null;
  const { id, modelId, state, secondsLeft } = active;
  const percent = totalBytes === null ? null : Math.floor((100 * receivedBytes) / Math.max(1, totalBytes));
  const bytesPerSecond = sum((view) => view.bytesPerSecond);
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  output.progress(
    {
      ...{ event: 'progress', id, modelId, state, receivedBytes, totalBytes, percent },
      ...{
        hashedBytes: sum((view) => view.hashedBytes),
        bytesPerSecond: Math.round(bytesPerSecond),
        secondsLeft,
      },
    },
    `${state} ${percent === null ? '' : `${percent} % `}${mb(receivedBytes)}, ${mb(bytesPerSecond)}/s`,
  );
}

function tellInstalled({ downloads, output }: HeadlessPorts, ids: readonly string[], before: boolean): void {
  for (const { modelId, name, path, bytes, sha256 } of downloads.installed()) {
    if (!ids.includes(modelId)) continue;
    output.tell(
      { event: 'installed', modelId, name, path, bytes, sha256, before },
      `${name} is ready: ${path}`,
    );
  }
}
