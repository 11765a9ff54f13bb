import type { HubFileView, HubOfferView } from '../../src-preload/contract/hub.ts';
import { shownName } from '../names/shown-name.ts';
import { memoryNeeded, verdictOf } from '../planner/fit.ts';
import type { Machine } from '../planner/machine.ts';
import type { Repository } from './client.ts';
import { groupFiles, type ListedFile, type ModelFiles } from './group-files.ts';
import { preference, quantizationOf } from './quantization.ts';

/** What was found, with what the window is not told: the files themselves. */
export interface Offer {
  readonly view: HubOfferView;
  /** Null for a link. */
  readonly repository: Repository | null;
  /** The link; null for a repository. */
  readonly link: string | null;
  /** By the id of the file in the view. */
  readonly models: readonly ModelFiles[];
}

/** What the person named beside the repository. */
export interface Wanted {
  readonly path: string | null;
  readonly quantization: string | null;
}

/** Bytes of all parts; null when one is not known. */
export function bytesOf({ files }: ModelFiles): number | null {
  return files.reduce<number | null>(
    (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
    0,
  );
}

/** Lists the models of a repository for a computer; null when there are none. Pure. */
export function offerOf(
  id: string,
  repository: Repository,
  wanted: Wanted,
  host: string,
  machine: Machine,
): Offer | null {
  const inside = (file: ListedFile): boolean =>
    wanted.path === null || file.path === wanted.path || file.path.startsWith(`${wanted.path}/`);
  const all = groupFiles(repository.files);
  const under = all.filter(({ files }) => files.some(inside));
  // A single file that was named is chosen among its siblings; a folder stands for itself.
  const isFile = under.length === 1 && under[0]?.files.some(({ path }) => path === wanted.path) === true;
  const models = (wanted.path === null || isFile ? all : under).toSorted(
    (a, b) => (bytesOf(a) ?? 0) - (bytesOf(b) ?? 0),
  );
  const files = models.map((model, index) => fileView(String(index), model, machine));
  const named = isFile ? models.findIndex((model) => model.files.some(inside)) : -1;
  const chosen = named >= 0 ? files[named] : sensible(files, wanted.quantization);
  if (chosen === undefined) return null;
  const name = repository.name.split('/')[1] ?? repository.name;
  return {
    repository,
    link: null,
    models,
    view: {
      id,
      host,
      files,
      name: shownName(name),
      repository: repository.name,
      gated: repository.gated,
      chosenId: chosen.id,
    },
  };
}

/** A single file behind a link; nobody promises anything about it. */
export function linkOffer(id: string, url: URL, bytes: number | null, machine: Machine): Offer {
  const path = decodeURIComponent(url.pathname).split('/').at(-1) ?? '';
  const model: ModelFiles = { files: [{ path, bytes, sha256: null }] };
  const name = shownName(path.replace(/\.gguf$/i, ''));
  const files = [fileView('0', model, machine)];
  return {
    repository: null,
    link: url.href,
    models: [model],
    view: { id, name, host: url.host, repository: null, gated: false, files, chosenId: '0' },
  };
}

function fileView(id: string, model: ModelFiles, machine: Machine): HubFileView {
  const [first] = model.files;
  const bytes = bytesOf(model);
  const memoryNeededBytes = memoryNeeded(bytes);
  return {
    id,
    bytes,
    memoryNeededBytes,
    name: shownName(first.path),
    parts: model.files.length,
    quantization: quantizationOf(first.path),
    verdict: bytes === null ? null : verdictOf(memoryNeededBytes, machine),
    published: model.files.every(({ sha256 }) => sha256 !== null),
  };
}

/** The quantization that was named; else the best bargain that is comfortable, then tight, then the lightest. */
function sensible(files: readonly HubFileView[], quantization: string | null): HubFileView | undefined {
  const wanted = quantization?.toUpperCase() ?? null;
  const named = wanted === null ? undefined : files.find((file) => file.quantization === wanted);
  if (named !== undefined) return named;
  const ordered = files.toSorted((a, b) => preference(a.quantization) - preference(b.quantization));
  return (
    ordered.find(({ verdict }) => verdict === 'comfortable') ??
    ordered.find(({ verdict }) => verdict === 'tight') ??
    files[0]
  );
}
