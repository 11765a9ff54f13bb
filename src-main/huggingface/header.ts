import type { CompanionRole } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import { companionError, expectLength } from '../gguf/expect-model.ts';
import { beginningOf, readFront } from '../gguf/front.ts';
import { beginsAsGguf } from '../gguf/magic.ts';
import { roleOfFront } from '../gguf/role.ts';
import type { AddressPolicy } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';
import { parseContentRange } from '../http/content-range.ts';
import { type Credentials, credentialHeaders } from '../http/credentials.ts';
import { fetchSmall } from '../http/small-answer.ts';
import { userAgent } from '../http/user-agent.ts';
import { isReachable } from '../platform/network.ts';
import { expectGood, type Origin } from './answers.ts';
import { type ModelShape, shapeOf } from './model-shape.ts';

const headerMs = 60_000;
const MiB = 1024 * 1024;
/**
 * Successive read sizes, until the header tells enough: most files have the facts before the vocabulary. Vocabularies
 * of 260,000 words take about 12 MB; longer headers are invalid.
 */
const steps = [2 * MiB, 8 * MiB, 24 * MiB] as const;

/** What the header of a model tells; null where it does not. */
export interface ModelHeader extends ModelShape {
  /** Bytes of the whole file, as its server tells. */
  readonly fileBytes: number | null;
  /** What it is that is no model by itself; null for a model. */
  readonly role: CompanionRole | null;
}

export interface HeaderOptions {
  readonly http: HttpClient;
  readonly policy: AddressPolicy;
  readonly credentials: Credentials | null;
  /** What the error tells of where the file is. */
  readonly from: Origin;
  /** Hears whether the credentials are good. */
  readonly judged?: (isGood: boolean) => void;
}

/**
 * Reads the header of a GGUF file at `address`, by Range, before the bulk. What is done with its bytes is bounded by their
 * number.
 * @throws NogginError `file-cut-off`, `companion-file` for one that no model is loaded from, `not-a-model` for anything else than a whole GGUF header, or what the server did
 */
export async function readHeader(address: string, options: HeaderOptions): Promise<ModelHeader> {
  const fetchPart = partsOf(new URL(address), options);
  let bytes: Buffer = Buffer.alloc(0);
  for (const want of steps) {
    const part = await fetchPart(bytes.length, want - 1);
    bytes = Buffer.concat([bytes, part.bytes]);
    const { fileBytes } = part;
    const isAll = fileBytes === null ? bytes.length < want : bytes.length >= fileBytes;
    const header = headerIn(bytes, fileBytes, isAll);
    if (header !== null) return header;
    if (isAll) throw notAModel('its header is cut off');
  }
  throw notAModel('its header has no end');
}

interface Part {
  readonly bytes: Buffer;
  /** Bytes of the whole file; null while the server has not told. */
  readonly fileBytes: number | null;
}

/** Fetches parts of a file, all of them within one time. */
function partsOf(
  url: URL,
  { http, policy, credentials, from, judged }: HeaderOptions,
): (first: number, last: number) => Promise<Part> {
  const endMs = performance.now() + headerMs;
  let fileBytes: number | null = null;
  return async (first, last) => {
    const headers = {
      ...userAgent,
      'accept-encoding': 'identity',
      range: `bytes=${first}-${last}`,
    };
    const request = {
      ...{ url, headers, credentials: credentialHeaders(url, credentials), policy },
      ...(judged === undefined ? {} : { judged }),
      patienceMs: Math.max(1, endMs - performance.now()),
    };
    const isPart = ({ status }: { readonly status: number }): boolean => status === 206;
    const answer = await fetchSmall(
      http,
      request,
      (head) => {
        expectGood(head, from);
        const range = parseContentRange(head.headers['content-range']);
        if (isPart(head) && range?.first !== first) {
          throw new NogginError('bad-range', 'Another part came than was asked for');
        }
        const length = Number(head.headers['content-length'] ?? Number.NaN);
        const whole = head.status === 200 && Number.isSafeInteger(length) ? length : null;
        fileBytes ??= range?.total ?? whole;
        if (isPart(head)) return { maxBytes: last - first + 1 };
        // Stop early if the server ignores ranges.
        return { maxBytes: last + 1, cuts: true };
      },
      () => isReachable(url),
    );
    return { bytes: isPart(answer) ? answer.body : answer.body.subarray(first, last + 1), fileBytes };
  };
}

/**
 * What the first bytes of a file tell of it; null where they do not tell enough.
 * @param isAll whether these are all bytes of the file
 * @throws NogginError where they tell that it is no model
 */
function headerIn(bytes: Buffer, fileBytes: number | null, isAll: boolean): ModelHeader | null {
  const beginning = beginningOf(bytes);
  if (beginning === 'foreign-order' || beginning === 'too-old') throw companionError(beginning);
  if (!beginsAsGguf(bytes)) throw notAModel('it does not begin like one');
  const front = readFront(bytes);
  if (front === null) throw notAModel('its header cannot be true');
  const role = roleOfFront(front);
  if (role === null) expectLength(front, fileBytes);
  if (isAll && front.leastBytes === null) throw notAModel('its header is cut off');
  const architecture = front.entries.get('general.architecture');
  if (typeof architecture === 'string' && /^[\w.-]{1,64}$/.test(architecture)) {
    const shape = shapeOf(architecture, (key) => front.entries.get(key));
    // Unusual files have their facts after the vocabulary.
    return shape.layers !== null || front.hasAllEntries ? { ...shape, fileBytes, role } : null;
  }
  if (!front.hasAllEntries) return null;
  if (role !== null && role !== 'vocabulary') throw companionError(role);
  throw notAModel('it does not say what it is');
}

function notAModel(why: string): NogginError {
  return new NogginError('not-a-model', `Not a GGUF file: ${why}`);
}
