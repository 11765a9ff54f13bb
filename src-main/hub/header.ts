import type { CompanionRole } from '../../src-preload/contract/hub.ts';
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
import { briefHeader, withoutTensors } from './brief-header.ts';
import { type ModelShape, shapeOf } from './model-shape.ts';

const headerMs = 60_000;
/** Vocabularies of 260,000 words take about 12 MB; a header beyond this is not one. */
const maxHeaderBytes = 24 * 1024 * 1024;
const maxChunkBytes = 4 * 1024 * 1024;

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
 * Reads the header of a GGUF file at `address`, by Range, before the bulk. By the library @huggingface/gguf on bytes
 * that our own client fetched.
 * @throws NogginError `file-cut-off`, `companion-file` for one that no model is loaded from, `not-a-model` for anything else than a whole GGUF header, or what the server did
 */
export async function readHeader(address: string, options: HeaderOptions): Promise<ModelHeader> {
  const brief = await readOnce(address, options, briefHeader);
  // Unusual files tell about themselves after their vocabulary.
  return brief.layers === null ? readOnce(address, options, withoutTensors) : brief;
}

/** @param shorten makes less of the first bytes, or null to leave them */
async function readOnce(
  address: string,
  options: HeaderOptions,
  shorten: (first: Buffer) => Buffer | null,
): Promise<ModelHeader> {
  const { http, policy, credentials, from, judged } = options;
  const url = new URL(address);
  const endMs = performance.now() + headerMs;
  let fileBytes: number | null = null;
  let received = 0;
  let isBeyondEnd = false;
  let role: CompanionRole | null = null;
  const fetchPart = async (first: number, last: number): Promise<Buffer> => {
    if (received >= maxHeaderBytes) throw notAModel('its header has no end');
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
        if (isPart(head)) return { maxBytes: maxChunkBytes };
        // Of a server that sends the whole file whatever is asked: no more than is needed.
        return { maxBytes: Math.min(last + 1, maxHeaderBytes), cuts: true };
      },
      () => isReachable(url),
    );
    return isPart(answer) ? answer.body : answer.body.subarray(first, last + 1);
  };
  const fetchForLibrary: typeof fetch = async (_input, init) => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init?.headers).get('range') ?? '');
    const first = Number(range?.[1] ?? 0);
    const last = Number(range?.[2] ?? maxChunkBytes - 1);
    // The library reads ahead beyond the end of a small file; there is nothing there. It takes that for zeros, and would
    // go on for millions of them: once is reading ahead, twice is a header that counts more than the file can hold.
    if (received > 0 && fileBytes !== null && first >= fileBytes) {
      if (isBeyondEnd) throw notAModel('its header is cut off');
      isBeyondEnd = true;
      return new Response(new Uint8Array(0));
    }
    const bytes = await fetchPart(first, last);
    if (received === 0) role = roleOf(bytes, fileBytes);
    const shown = received === 0 ? (shorten(bytes) ?? bytes) : bytes;
    received += bytes.length;
    return new Response(new Uint8Array(shown));
  };
  try {
    // Large, and not needed before.
    const { gguf } = await import('@huggingface/gguf');
    const { metadata, tensorDataOffset } = await gguf(address, { fetch: fetchForLibrary });
    // What is beyond the end the library takes for zeros.
    if (tensorDataOffset > BigInt(fileBytes ?? received)) throw notAModel('its header is cut off');
    const values = metadata as unknown as Readonly<Record<string, unknown>>;
    const architecture = values['general.architecture'];
    if (typeof architecture !== 'string' || !/^[\w.-]{1,64}$/.test(architecture)) {
      if (role !== null && role !== 'vocabulary') throw companionError(role);
      throw notAModel('it does not say what it is');
    }
    return { ...shapeOf(architecture, (key) => values[key]), fileBytes, role };
  } catch (error) {
    if (error instanceof NogginError) throw error;
    // Everything else the library throws is about the bytes.
    throw notAModel(error instanceof Error ? error.message.slice(0, 200) : 'its header cannot be read');
  }
}

/** What the first bytes of a file tell that it is. @throws NogginError for what is not looked into any further */
function roleOf(bytes: Buffer, fileBytes: number | null): CompanionRole | null {
  const beginning = beginningOf(bytes);
  if (beginning === 'foreign-order' || beginning === 'too-old') throw companionError(beginning);
  if (!beginsAsGguf(bytes)) throw notAModel('it does not begin like one');
  const front = readFront(bytes);
  if (front === null) return null;
  const role = roleOfFront(front);
  if (role === null) expectLength(front, fileBytes);
  return role;
}

function notAModel(why: string): NogginError {
  return new NogginError('not-a-model', `Not a GGUF file: ${why}`);
}
