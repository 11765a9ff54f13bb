import { NogginError } from '../errors.ts';
import { type AddressPolicy, allowedAddress } from '../http/address.ts';

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
/** Parts of the hub that look like an organisation and are none. */
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
 * Reads what a person pasted: a page or file of the hub, `hf.co/org/repo:Q4_K_M`, `org/repo`, or any https address of
 * a .gguf. Pure; what cannot be understood is refused, never guessed.
 * @param hubOrigin the hub in use, known beside its public names
 * @throws NogginError `link-unreadable`, or `redirect-refused` for an address that is never fetched from
 */
export function readPasted(text: string, hubOrigin: string, policy: AddressPolicy): Pasted {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > maxPastedLength) throw unreadable('empty, or far too long');
  if (hasControlCharacters(trimmed) || /\s/.test(trimmed)) throw unreadable('it has spaces inside');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return readAddress(trimmed, hubOrigin, policy);
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
  const [organisation = '', repo = '', action, revision, ...path] = decoded(url.pathname)
    .split('/')
    .filter((part) => part !== '');
  const found = named(`${organisation}/${repo}`);
  if (found === null || isReserved(found.repository)) throw unreadable('it is not the page of a model');
  const { quantization } = found;
  const facts = { kind: 'hub', repository: checked(found.repository), quantization } as const;
  if (action === undefined) return { ...facts, revision: null, path: null };
  if (!['tree', 'blob', 'resolve', 'raw'].includes(action)) return { ...facts, revision: null, path: null };
  if (revision === undefined || path.some((part) => part === '.' || part === '..')) {
    throw unreadable('the address is not whole');
  }
  if (revision.length > 200) throw unreadable('the address is not whole');
  return { ...facts, revision, path: path.length === 0 ? null : path.join('/') };
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
