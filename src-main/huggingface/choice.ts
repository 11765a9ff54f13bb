import type {
  ChoiceReason,
  CompanionRole,
  HubChoicesView,
  HubFileView,
} from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import { companionError } from '../gguf/expect-model.ts';
import { roleOfName } from '../gguf/role.ts';
import { sanitizeText } from '../names/for-display.ts';
import { memoryNeeded, quickLook } from '../planner/fit.ts';
import type { Machine } from '../planner/machine.ts';
import type { Repository } from './client.ts';
import { groupFiles, type ListedFile, type ModelFiles } from './group-files.ts';
import { meantBy, preference, quantizationOf } from './quantization.ts';

/** Search result with the files, which the window is not told. */
export interface HubChoices {
  readonly view: HubChoicesView;
  /** Null for a link. */
  readonly repository: Repository | null;
  /** The link; null for a repository. */
  readonly link: string | null;
  /** By the id of the file in the view. */
  readonly models: readonly ModelFiles[];
  /** The best choice except files known to be no models; null if none is left, or the person named a file. */
  without(fileIds: ReadonlySet<string>): HubFileView | null;
}

/** What the person named beside the repository. */
export interface Wanted {
  readonly path: string | null;
  readonly quantization: string | null;
}

/** Bytes of all files; null when one is not known. */
export function bytesOf({ files }: { readonly files: readonly ListedFile[] }): number | null {
  return files.reduce<number | null>(
    (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
    0,
  );
}

/** Whether every file has a hash that its publisher vouches for. */
export function isPublished({ files }: ModelFiles): boolean {
  return files.every(({ sha256 }) => sha256 !== null);
}

/** Limit of names in a message. */
const mostNamed = 20;

/**
 * Lists the models of a repository for a computer; null when nothing there ends in .gguf. Pure.
 * @throws NogginError `file-gone`, `not-a-model-file`, `part-missing`, `quantization-missing`, or `companion-file` when what was named is no model by itself, or nothing else is there
 */
export function choicesOf(
  id: string,
  repository: Repository,
  wanted: Wanted,
  host: string,
  machine: Machine,
): HubChoices | null {
  const inside = (file: ListedFile): boolean =>
    wanted.path === null || file.path === wanted.path || file.path.startsWith(`${wanted.path}/`);
  const all = groupFiles(repository.files);
  const under = all.filter(({ files }) => files.some(inside));
  if (wanted.path !== null && under.length === 0) refuseElsewhere(wanted.path, repository.files);
  // A named file is chosen among its siblings; a folder stands for itself.
  const isFile = under.length === 1 && under[0]?.files.some(({ path }) => path === wanted.path) === true;
  const byName = isFile ? (under[0] ?? null) : null;
  refuseNamed(byName);
  const shown = wanted.path === null || isFile ? all : under;
  const models = shown
    .filter((model) => model.role === null || model === byName)
    .toSorted((a, b) => (bytesOf(a) ?? 0) - (bytesOf(b) ?? 0));
  const companions = shown.filter((model) => !models.includes(model));
  const [companion] = companions;
  if (models.length === 0 && companion?.role) throw companionError(companion.role, companion.files[0].path);
  const files = models.map((model, index) => fileView(String(index), model, machine, repository.name));
  const quantization = wanted.quantization?.toLowerCase() === 'latest' ? null : wanted.quantization;
  if (byName === null) expectQuantization(quantization, files);
  const named = byName === null ? -1 : models.indexOf(byName);
  const chosen = named >= 0 ? files[named] : sensible(files, quantization);
  if (chosen === undefined) return null;
  const name = repository.name.split('/')[1] ?? repository.name;
  return {
    repository,
    link: null,
    models,
    without: (ids) => {
      const left = files.filter((file) => !ids.has(file.id));
      return named >= 0 ? null : (sensible(left, quantization) ?? null);
    },
    view: {
      id,
      host,
      files,
      companions: companions.slice(0, mostNamed).flatMap(({ files: [first], role }) => {
        return role === null ? [] : { name: sanitizeText(first.path), role };
      }),
      name: sanitizeText(name),
      repository: repository.name,
      gated: repository.gated,
      chosenId: chosen.id,
      chosenBecause: named >= 0 || quantization !== null ? 'named' : reasonFor(chosen),
    },
  };
}

/** Tells what is where a model was asked for. @throws NogginError */
function refuseElsewhere(path: string, files: readonly ListedFile[]): void {
  const details = { file: sanitizeText(path) };
  if (files.some((file) => file.path === path)) {
    if (/\.gguf$/i.test(path)) {
      throw new NogginError('part-missing', 'Not all files of this model are in the repository', { details });
    }
    throw new NogginError('not-a-model-file', 'This file of the repository is no model', { details });
  }
  if (!files.some((file) => file.path.startsWith(`${path}/`))) {
    throw new NogginError('file-gone', 'There is no such file in the repository', { details });
  }
}

/** A small model that others draft with runs by itself; nothing else of these does. */
function refuseNamed(model: ModelFiles | null): void {
  if (model === null || model.role === null || model.role === 'drafter') return;
  const path = model.files[0].path;
  // Where the name is unclear, the header decides.
  if (roleOfName(path, quantizationOf(path))?.isSure === true) throw companionError(model.role, path);
}

/**
 * What the file behind a link is by its name: null for a model, or a drafter.
 * @throws NogginError `companion-file` for one that no model is
 */
export function roleOfLink(url: URL): CompanionRole | null {
  const path = linkedName(url);
  const name = roleOfName(path, quantizationOf(path));
  const role = name?.isSure === true ? name.role : null;
  if (role !== null && role !== 'drafter') throw companionError(role, path);
  return role;
}

/**
 * A single file behind a link; nobody promises anything about it.
 * @param role see {@link roleOfLink}
 */
export function linkChoices(
  id: string,
  url: URL,
  role: CompanionRole | null,
  bytes: number | null,
  machine: Machine,
): HubChoices {
  const path = linkedName(url);
  const model: ModelFiles = { files: [{ path, bytes, sha256: null }], role };
  const name = sanitizeText(path.replace(/\.gguf$/i, ''));
  const files = [fileView('0', model, machine, name)];
  return {
    repository: null,
    link: url.href,
    models: [model],
    without: () => null,
    view: {
      ...{ id, name, host: url.host, repository: null, gated: false },
      ...{ files, companions: [], chosenId: '0', chosenBecause: 'named' },
    },
  };
}

function fileView(id: string, model: ModelFiles, machine: Machine, named = ''): HubFileView {
  const [first] = model.files;
  const bytes = bytesOf(model);
  const memoryNeededBytes = memoryNeeded(bytes);
  const look = bytes === null ? null : quickLook({ id: '', bytes, parameters: named }, machine);
  return {
    id,
    bytes,
    memoryNeededBytes,
    name: sanitizeText(first.path),
    parts: model.files.length,
    quantization: quantizationOf(first.path),
    role: model.role,
    verdict: look?.verdict ?? null,
    speed: look?.speed ?? null,
    tokensPerSecond: look?.tokensPerSecond ?? null,
    published: isPublished(model),
  };
}

/** The name of the file that a link leads to. */
function linkedName(url: URL): string {
  return decodeURIComponent(url.pathname).split('/').at(-1) ?? '';
}

/** @throws NogginError `quantization-missing`, with what there is */
function expectQuantization(asked: string | null, files: readonly HubFileView[]): void {
  if (asked === null || meantBy(asked, files).length > 0) return;
  const labels = new Set(files.map(({ quantization, name }) => quantization ?? name));
  const there = [...labels].slice(0, mostNamed).join(', ');
  throw new NogginError('quantization-missing', `There is no ${asked} here; there is: ${there}`, {
    details: { asked, there },
  });
}

/** The quantization that was named; else the best bargain that is comfortable, then tight, then the lightest. */
function sensible(files: readonly HubFileView[], quantization: string | null): HubFileView | undefined {
  if (quantization !== null) return meantBy(quantization, files)[0];
  const ordered = files.toSorted((a, b) => preference(a.quantization) - preference(b.quantization));
  return (
    ordered.find(({ verdict }) => verdict === 'comfortable') ??
    ordered.find(({ verdict }) => verdict === 'tight') ??
    files[0]
  );
}

function reasonFor({ verdict }: HubFileView): ChoiceReason {
  return verdict === 'comfortable' || verdict === 'tight' ? verdict : 'lightest';
}
