import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { begin } from './begin.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import type { HeadlessPorts } from './ports.ts';

/**
 * Brings one model: by its id in the catalogue, or by a link or a name on the hub. Resolves with the exit code.
 * @param how `unproven`: take it even where nobody promised a hash; `now`: at any hour
 * @throws NogginError when it cannot be begun
 */
export async function pull(
  ports: HeadlessPorts,
  wish: string,
  { unproven, now }: { readonly unproven: boolean; readonly now: boolean },
): Promise<number> {
  const { downloads, library, output } = ports;
  await downloads.recover(ports.setAside);
  if (ports.findModel(wish) !== null) {
    await library.look();
    const entry = library.view().entries.find(({ modelId }) => modelId === wish);
    if (entry?.state === 'present') {
      tellInstalled(ports, wish, true);
      return exitCodes.ok;
    }
  }
  const begun = await begin(ports, wish, unproven);
  if (begun.kind === 'installed') {
    tellInstalled(ports, begun.modelId, true);
    return exitCodes.ok;
  }
  if (begun.kind === 'unpublished') {
    const message =
      'Its publisher tells no checksum to verify this file by. To take it all the same, add --unproven.';
    output.tell({ event: 'refused', code: 'unpublished', message }, message);
    return exitCodes.unpublished;
  }
  if (now) downloads.runNow(begun.id);
  return follow(ports, begun.id);
}

/** Tells of this download until it has come to an end, or needs somebody. */
function follow(ports: HeadlessPorts, id: string): Promise<number> {
  const { downloads, output, signal } = ports;
  let isTold = false;
  let waitingUntil = 0;
  let heldUntil: number | null = null;

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
      const { modelId, name, sourceHost, targetPath } = view;
      if (!isTold) {
        isTold = true;
        output.tell(
          { event: 'started', id, modelId, name, sourceHost, targetPath },
          `${name} from ${sourceHost}`,
        );
      }
      if (view.state === 'failed' || (view.state === 'paused' && view.reason !== null)) {
        const code = view.error?.code ?? pausedBy(view);
        const message = view.error?.message ?? `The download is paused: ${view.reason}`;
        output.tell({ event: 'stopped', id, modelId, code, message }, message);
        end(exitCodeOf(code));
        return;
      }
      if (view.waiting !== null && view.waiting.untilMs !== waitingUntil) {
        const { cause, untilMs, attempt } = view.waiting;
        waitingUntil = untilMs;
        output.tell(
          { event: 'waiting', id, modelId, code: cause.code, untilMs, attempt },
          `${cause.message}. Trying again.`,
        );
      }
      if (view.heldUntilMs !== heldUntil) {
        heldUntil = view.heldUntilMs;
        if (heldUntil !== null) tellHeld(ports, view, heldUntil);
      }
      if (view.state === 'complete') {
        tellInstalled(ports, modelId, false);
        end(exitCodes.ok);
        return;
      }
      tellProgress(ports, view);
    };
    const stopListening = downloads.onChange((change) => {
      if (change.kind === 'gone' && change.id === id) return end(exitCodes.failed);
      if (change.kind !== 'progress' && change.kind !== 'transition') return;
      if (change.download.id === id) look(change.download);
    });
    if (signal.aborted) return interrupted();
    signal.addEventListener('abort', interrupted, { once: true });
    const present = downloads.find(id);
    if (present !== null) look(present);
  });
}

function pausedBy({ reason }: DownloadView): ErrorCode {
  return reason === 'user' ||
    reason === 'hours' ||
    reason === 'quit' ||
    reason === 'interrupted' ||
    reason === null
    ? 'not-now'
    : reason;
}

function tellHeld({ output }: HeadlessPorts, { id, modelId }: DownloadView, untilMs: number): void {
  output.tell(
    { event: 'scheduled', id, modelId, untilMs },
    `Waits until ${new Date(untilMs).toLocaleString()}: the settings let downloads run at certain hours only. --now runs it at once.`,
  );
}

function tellProgress({ output }: HeadlessPorts, view: DownloadView): void {
  const { id, modelId, state, receivedBytes, totalBytes, hashedBytes, bytesPerSecond, secondsLeft } = view;
  const percent = totalBytes === null ? null : Math.floor((100 * receivedBytes) / Math.max(1, totalBytes));
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  output.progress(
    {
      ...{ event: 'progress', id, modelId, state, receivedBytes, totalBytes, percent },
      ...{ hashedBytes, bytesPerSecond: Math.round(bytesPerSecond), secondsLeft },
    },
    `${state} ${percent === null ? '' : `${percent} % `}${mb(receivedBytes)}, ${mb(bytesPerSecond)}/s`,
  );
}

/** @param before it was here before */
function tellInstalled({ downloads, output }: HeadlessPorts, id: string, before: boolean): void {
  const model = downloads.installed().find(({ modelId }) => modelId === id);
  if (model === undefined) return;
  const { modelId, name, path, bytes, sha256, parts } = model;
  output.tell(
    { event: 'installed', modelId, name, path, bytes, sha256, before, ...(parts && { files: parts }) },
    `${name} is ready: ${path}`,
  );
}
