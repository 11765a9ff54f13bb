import path from 'node:path';
import { NogginError } from '../../errors.ts';
import type { DownloadRow } from '../../ledger/download-rows.ts';
import { randomUUID } from '../../platform/late-crypto.ts';
import { partialPathOf } from '../../platform/partial-name.ts';
import type { Downloads, RequestedFile, RequestedModel } from '../manager-port.ts';
import type { Downloadable, DownloadPorts } from '../ports.ts';
import type { Queue } from '../queue.ts';
import { isAtRest, isTerminal } from '../state.ts';
import type { Changes } from './changes.ts';
import { knownFiles } from './known.ts';

interface StartPorts extends Pick<DownloadPorts, 'ledger' | 'findModel' | 'modelsFolder'> {
  readonly queue: Pick<Queue, 'pump'>;
  readonly changes: Pick<Changes, 'transition'>;
  /** Resumes a request. */
  resume(requestId: string): void;
}

/** Where the file of this model goes. */
export function targetIn(modelsFolder: string, modelId: string): string {
  return path.join(modelsFolder, `${modelId}.gguf`);
}

/** Begins requests. A start records all files of a model, or none. */
export function createStarts(ports: StartPorts): Pick<Downloads, 'start' | 'startModel' | 'begin'> {
  const { ledger, queue, changes, resume } = ports;

  const inCatalogue = (modelId: string): Downloadable => {
    const model = ports.findModel(modelId);
    if (model === null) {
      throw new NogginError('unknown-id', 'There is no such model in the catalogue', {
        details: { modelId },
      });
    }
    return model;
  };

  const insert = (requestId: string, name: string, file: RequestedFile): void => {
    const id = ledger.downloads.ofRequest(requestId).length === 0 ? requestId : randomUUID();
    const targetPath = targetIn(ports.modelsFolder(), file.id);
    ledger.downloads.insert({
      ...{ id, requestId, fileIndex: file.index, modelId: file.id, name },
      sourceUrl: file.url,
      targetPath,
      partialPath: partialPathOf(targetPath, id),
      expectedBytes: file.bytes,
      expectedSha256: file.sha256,
    });
    if (file.source !== null) ledger.sources.put(id, file.source);
  };

  /** Use the newest address of the same bytes: commits do not stay for ever. */
  const takeFrom = (row: DownloadRow, { url, sha256, source }: RequestedFile): void => {
    if (source === null || url === row.sourceUrl || sha256 === null || sha256 !== row.expectedSha256) return;
    ledger.downloads.setAddress(row.id, url);
    ledger.sources.put(row.id, source);
  };

  /** Resumes the live request of this model and adds the files it lacks, or makes a new one. */
  const startModel = (model: RequestedModel): { readonly id: string } => {
    const present = ledger.requests.liveOfModel(model.id);
    const requestId = present?.id ?? randomUUID();
    const before = new Map(
      ledger.downloads
        .ofRequest(requestId)
        .flatMap((row) => (isTerminal(row.state) ? [] : [[row.modelId, row]])),
    );
    const added = ledger.transaction(() => {
      if (present === null) {
        const { id: modelId, name, fileCount } = model;
        ledger.requests.insert({ id: requestId, modelId, name, fileCount });
      }
      const missing = model.files.filter(({ id }) => !before.has(id));
      for (const file of missing) insert(requestId, model.name, file);
      for (const file of model.files) {
        const row = before.get(file.id);
        if (row !== undefined && isAtRest(row)) takeFrom(row, file);
      }
      return ledger.downloads
        .ofRequest(requestId)
        .filter((row) => missing.some(({ id }) => id === row.modelId));
    });
    const last = added.at(-1);
    if (last !== undefined) changes.transition(requestId, last);
    if ([...before.values()].some(isAtRest)) resume(requestId);
    else if (last !== undefined) queue.pump();
    return { id: requestId };
  };

  return {
    start: (modelId) => {
      const live = ledger.requests.liveOfModel(modelId);
      // Resuming needs no catalogue.
      if (live !== null) {
        if (knownFiles(ledger, live.id).every(isAtRest)) resume(live.id);
        return { id: live.id };
      }
      const { id, name, ...file } = inCatalogue(modelId);
      return startModel({ id, name, fileCount: 1, files: [{ ...file, id, index: 1, source: null }] });
    },
    startModel,
    begin: ({ pieces, validator, ofModel, fileCount, ...download }) => {
      if (ledger.downloads.liveOfModel(download.modelId) !== null) {
        throw new NogginError('not-now', 'This model is being downloaded already');
      }
      const modelId = ofModel ?? download.modelId;
      const requestId = ledger.requests.liveOfModel(modelId)?.id ?? download.id;
      const row = ledger.transaction(() => {
        if (requestId === download.id) {
          ledger.requests.insert({ id: requestId, modelId, name: download.name, fileCount: fileCount ?? 1 });
        }
        ledger.downloads.insert({ ...download, requestId });
        ledger.pieces.record(download.id, pieces);
        ledger.downloads.setSource(download.id, { totalBytes: download.expectedBytes, ...validator });
        return ledger.downloads.get(download.id);
      });
      if (row !== null) changes.transition(requestId, row);
      queue.pump();
      return { id: requestId };
    },
  };
}
