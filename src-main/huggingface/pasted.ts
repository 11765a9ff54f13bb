import { NogginError } from '../errors.ts';
import { type AddressPolicy, allowedAddress } from '../http/address.ts';
import { readCommand } from './pasted-command.ts';

/** What a person meant by what they pasted. */
export type Pasted =
  | {
      readonly kind: 'hub';
      /** `org/repo`. */
      readonly repository: string;
      /** A branch, tag or commit; null for the main one. */
      readonly revision: string | null;
      /** A file or folder in the repository, where one was named. */
      readonly path: string | null;
      /** A quantization, where one was named: `Q4_K_M`. */
      readonly quantization: string | null;
    }
  | { readonly kind: 'link'; readonly url: string };

/** Longest text that is looked at; addresses are a tenth of it. */
export const maxPastedLength = 2000;

/** What the hub allows in names (https://github.com/huggingface/huggingface_hub, validate_repo_id). */
const repositoryPath = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}\/[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;
const quantizationName = /^[A-Za-z0-9_.-]{1,40}$/;
const publicHosts = new Set(['huggingface.co', 'www.huggingface.co', 'hf.co']);
/** How ramalama and others write a repository, and perhaps a file in it. */
const shortScheme = /^(?:hf|huggingface):\/\/([^?#]+)$/i;
/** Parts of the hub that look like an organization and are none. */
const reserved = new Set([
  'api',
  'datasets',
  'spaces',
  'docs',
  'models',
  'settings',
  'blog',
  'papers',
  'collections',
]);

/**
 * Reads what a person pasted: a page or file of the hub, `hf.co/org/repo:Q4_K_M`, `org/repo`, any https address of a
 * .gguf, or a command for another program that is about one of them. Pure; what cannot be understood is refused, never
 * guessed. Addresses of the hub are asked over https, however they were written.
 * @param hubOrigin the hub in use, known beside its public names
 * @throws NogginError `link-unreadable`, or `redirect-refused` for an address that is never fetched from
 */
export function readPasted(text: string, hubOrigin: string, policy: AddressPolicy): Pasted {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > maxPastedLength) throw unreadable('empty, or far too long');
  const command = /\s/.test(trimmed) ? readCommand(trimmed) : null;
  if (command === null && areWords(trimmed)) {
    throw new NogginError('link-unreadable', 'Not understood: only words', { details: { words: true } });
  }
  if (command === null) return readOne(trimmed, hubOrigin, policy);
  const meant = readOne(command.text, hubOrigin, policy);
  if (meant.kind === 'link') return meant;
  const path = command.path ?? meant.path;
  return {
    ...meant,
    path: path === null ? null : insidePath(path.split('/')),
    revision: command.revision ?? meant.revision,
    quantization: command.quantization ?? meant.quantization,
  };
}

/** Whether a text can only be words to search for: every link, path and name of a repository has a slash. */
function areWords(text: string): boolean {
  return text.length <= 200 && !/[/\\]/.test(text) && !hasControlCharacters(text);
}

function readOne(trimmed: string, hubOrigin: string, policy: AddressPolicy): Pasted {
  if (hasControlCharacters(trimmed) || /\s/.test(trimmed)) throw unreadable('it has spaces inside');
  const short = shortScheme.exec(trimmed);
  if (short !== null) return readHubPath(new URL(`https://huggingface.co/${atFile(short[1] ?? '')}`));
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return readAddress(overHttps(trimmed), hubOrigin, policy);
  const withoutHost = trimmed.replace(/^(?:www\.)?(?:huggingface\.co|hf\.co)\//i, '');
  const found = named(withoutHost);
  if (withoutHost !== trimmed && found === null) {
    return readAddress(`https://huggingface.co/${withoutHost}`, hubOrigin, policy);
  }
  if (found === null || isReserved(found.repository)) throw unreadable('it is not like org/name');
  return {
    kind: 'hub',
    repository: checked(found.repository),
    revision: null,
    path: null,
    quantization: found.quantization,
  };
}

/** `org/repo`, or `org/repo:Q4_K_M`; null for anything else. */
function named(text: string): { readonly repository: string; readonly quantization: string | null } | null {
  const [repository = '', quantization = null, ...more] = text.split(':');
  const isName = repositoryPath.test(repository) && more.length === 0;
  const isWhole = quantization === null || quantizationName.test(quantization);
  return isName && isWhole ? { repository, quantization } : null;
}

function readAddress(text: string, hubOrigin: string, policy: AddressPolicy): Pasted {
  const url = allowedAddress(text, policy);
  const isHub = url.origin === hubOrigin || (publicHosts.has(url.hostname) && url.port === '');
  if (isHub) return readHubPath(url);
  if (!/\.gguf$/i.test(decoded(url.pathname))) throw unreadable('the address does not end in .gguf');
  url.hash = '';
  return { kind: 'link', url: url.href };
}

/** `/org/repo`, `/org/repo:Q4_K_M`, `/org/repo/(tree|blob|resolve|raw)/revision/path`. */
function readHubPath(url: URL): Pasted {
  // Split before decoding: a revision may contain a slash.
  const [organisation = '', repo = '', action, revision, ...path] = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const found = named(`${organisation}/${repo}`);
  if (found === null || isReserved(found.repository)) throw unreadable('it is not the page of a model');
  const { quantization } = found;
  const facts = { kind: 'hub', repository: checked(found.repository), quantization } as const;
  if (action === undefined) {
    const shown = url.searchParams.get('show_file_info');
    return { ...facts, revision: null, path: shown === null ? null : insidePath(shown.split('/')) };
  }
  if (!['tree', 'blob', 'resolve', 'raw'].includes(action)) return { ...facts, revision: null, path: null };
  if (revision === undefined) throw unreadable('the address is not whole');
  const [whole, inside] = wholeRevision(revision, path);
  if (whole.length > 200) throw unreadable('the address is not whole');
  return { ...facts, revision: whole, path: inside.length === 0 ? null : insidePath(inside) };
}

/** `refs/pr/1` is one revision, also where its slashes were not encoded. */
function wholeRevision(revision: string, path: readonly string[]): readonly [string, readonly string[]] {
  const [kind, number, ...inside] = path;
  if (revision !== 'refs' || kind === undefined || number === undefined) return [revision, path];
  return [`refs/${kind}/${number}`, inside];
}

/** @throws NogginError for a path that would leave its repository */
function insidePath(parts: readonly string[]): string {
  const path = parts.join('/').replace(/^\.?\//, '');
  const isOdd = hasControlCharacters(path) || path.includes('\\') || path.length > 1000;
  if (isOdd || path.split('/').some((part) => ['', '.', '..'].includes(part))) {
    throw unreadable('the address is not whole');
  }
  return path;
}

/** Upgrade http addresses of the hub to https. */
function overHttps(text: string): string {
  const [, host = '', rest = ''] = /^http:\/\/([^/?#:]+)(?::80)?(.*)$/is.exec(text) ?? [];
  return publicHosts.has(host.toLowerCase()) ? `https://${host}${rest}` : text;
}

/** `org/repo/file` as the address of that file. */
function atFile(text: string): string {
  const [organisation, repo, ...path] = text.split('/');
  return path.length === 0 ? text : [organisation, repo, 'blob', 'main', ...path].join('/');
}

function isReserved(repository: string): boolean {
  return reserved.has(repository.split('/')[0]?.toLowerCase() ?? '');
}

/** The hub allows neither `--` nor `..` in a name, nor a dot or dash at its end. */
function checked(repository: string): string {
  const isOdd =
    !repositoryPath.test(repository) || /--|\.\./.test(repository) || /[.-](?:\/|$)/.test(repository);
  if (isOdd) throw unreadable('no model has such a name');
  return repository;
}

function decoded(pathname: string): string {
  try {
    const text = decodeURIComponent(pathname);
    if (hasControlCharacters(text) || text.includes('\\')) throw unreadable('the address has odd characters');
    return text;
  } catch (error) {
    throw error instanceof NogginError ? error : unreadable('the address cannot be decoded');
  }
}

function hasControlCharacters(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return true;
  }
  return false;
}

function unreadable(why: string): NogginError {
  return new NogginError('link-unreadable', `Not understood: ${why}`);
}
