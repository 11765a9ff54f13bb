import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { NogginError } from '../errors.ts';
import { textOf } from '../platform/text-of.ts';
import { notByAdministrator } from './administrator.ts';
import { readRegistryPolicy } from './registry.ts';
import { type AdminPolicy, adminPolicySchema } from './schema.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where rules are looked for. */
export interface PolicyPlaces {
  /** The administrator's file; null where the system has another place for it. */
  readonly file: string | null;
  /** Reads the administrator's rules where they are in no file; null where there are none. */
  readonly readValue: (() => string | null) | null;
  /** A file of the person's own; it can only add to the administrator's rules. */
  readonly own: { readonly file: string; readonly isNamed: boolean } | null;
  /** An id beside root's that counts as an administrator's; for tests. */
  readonly administrator?: number;
}

/** The rules in force, and whether an administrator has set any. */
export interface AdminRules {
  readonly policy: AdminPolicy;
  /** Then nothing in the person's environment changes where things come from. */
  readonly isAdministered: boolean;
}

const fileName = 'noggin.policy.json';
/** A list of ten thousand models is far below. */
const mostBytes = 4 * 1024 * 1024;

/** Where this system keeps the policy, and the file that NOGGIN_POLICY names. Pure. */
export function policyPlaces(platform: string, environment: Environment): PolicyPlaces {
  const named = environment['NOGGIN_POLICY'];
  const own = named ? { file: named, isNamed: true } : null;
  if (platform !== 'win32') {
    const folder = platform === 'darwin' ? '/Library/Application Support/Noggin' : '/etc/noggin';
    return { file: path.posix.join(folder, fileName), readValue: null, own };
  }
  // Anybody may make folders there, and say where it is.
  const common = path.win32.join(environment['ProgramData'] || 'C:\\ProgramData', 'Noggin', fileName);
  return { file: null, readValue: readRegistryPolicy, own: own ?? { file: common, isNamed: false } };
}

/**
 * Reads the rules. A system without a policy has none; one that cannot be read, that says what is not understood, or that
 * may be of somebody who is no administrator, is never passed over.
 * @throws NogginError `policy-invalid`, naming the place and what is wrong
 */
export function readAdminRules({ file, readValue, own, administrator }: PolicyPlaces): AdminRules {
  const ofSystem =
    file !== null ? readAdministrators(file, administrator) : readValue !== null ? readFrom(readValue) : null;
  const ofPerson = own === null ? null : readPersons(own.file, own.isNamed);
  if (ofSystem === null) return { policy: ofPerson ?? {}, isAdministered: false };
  return { policy: tightened(ofSystem, ofPerson ?? {}), isAdministered: true };
}

/** The administrator's rules, and of the person's what forbids more. Pure. */
export function tightened(policy: AdminPolicy, own: AdminPolicy): AdminPolicy {
  const most = Math.min(
    policy.maxBytesPerSecond ?? Number.POSITIVE_INFINITY,
    own.maxBytesPerSecond ?? Number.POSITIVE_INFINITY,
  );
  const allowed =
    policy.allowedModels === undefined
      ? own.allowedModels
      : policy.allowedModels.filter((id) => own.allowedModels?.includes(id) ?? true);
  return {
    ...policy,
    ...(Number.isFinite(most) ? { maxBytesPerSecond: most } : {}),
    ...(allowed === undefined ? {} : { allowedModels: allowed }),
    ...(own.hub === false ? { hub: false } : {}),
    ...(own.updates === false ? { updates: false } : {}),
    ...(own.otherPrograms === false ? { otherPrograms: false as const } : {}),
  };
}

function readAdministrators(file: string, administrator: number | undefined): AdminPolicy | null {
  const read = readOpened(file, (facts) => notByAdministrator(file, facts, administrator));
  return read === null ? null : parsed(read, file);
}

function readPersons(file: string, isNamed: boolean): AdminPolicy | null {
  const read = readOpened(file, () => null);
  if (read !== null) return parsed(read, file);
  if (isNamed) throw invalid(file, 'there is no such file');
  return null;
}

function readFrom(readValue: () => string | null): AdminPolicy | null {
  const place = 'in the registry';
  let text: string | null;
  try {
    text = readValue();
  } catch (error) {
    throw invalid(place, worded(error));
  }
  return text === null ? null : parsed(text, place);
}

/**
 * The text of a file, judged and read by one descriptor; null where there is none.
 * @param judge why it is not to be read, or null
 */
function readOpened(file: string, judge: (facts: Stats) => string | null): string | null {
  let descriptor: number;
  try {
    // A pipe in its place would be waited for.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw invalid(file, worded(error));
  }
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile()) throw invalid(file, 'it is no file');
    const why = judge(facts);
    if (why !== null) throw invalid(file, why);
    if (facts.size > mostBytes) throw invalid(file, 'it is too large');
    const bytes = Buffer.alloc(facts.size);
    return textOf(bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0)));
  } catch (error) {
    throw error instanceof NogginError ? error : invalid(file, worded(error));
  } finally {
    closeSync(descriptor);
  }
}

function parsed(text: string, place: string): AdminPolicy {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(place, worded(error));
  }
  const result = adminPolicySchema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(place, z.prettifyError(result.error).slice(0, 1000));
}

function invalid(place: string, why: string): NogginError {
  return new NogginError('policy-invalid', `The policy ${place} cannot be used: ${why}`, {
    details: { file: place },
  });
}

function worded(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
