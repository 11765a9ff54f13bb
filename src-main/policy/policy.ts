import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { modelId } from '../catalogue/schema.ts';
import { NogginError } from '../errors.ts';
import { textOf } from '../platform/text-of.ts';

/** What an administrator has set; see docs/administrators.md. Nothing is fixed that is not named. */
const policySchema = z.strictObject({
  /** Base address that every model file is fetched below. */
  mirror: z.url().optional(),
  modelsFolder: z.string().refine(path.isAbsolute, 'the whole path of a folder is wanted').optional(),
  /** Path or address of the one catalogue to use. */
  catalogue: z.string().min(1).max(2000).optional(),
  /** Of the catalogue only these. */
  allowedModels: z.array(modelId).min(1).max(10_000).optional(),
  /** Whether models from outside the catalogue may be added. */
  hub: z.boolean().optional(),
  /** Whether newer versions of Noggin and of its catalogue are looked for. */
  updates: z.boolean().optional(),
  /** `system`, `direct`, or the address of a proxy. */
  proxy: z
    .union([
      z.literal(['system', 'direct']),
      z
        .string()
        .regex(/^(https?|socks[45]):\/\/[a-z0-9.[\]:-]+$/i, 'system, direct, or an address of a proxy'),
    ])
    .optional(),
  /** The most that downloads may take together, in bytes a second. */
  maxBytesPerSecond: z.number().int().min(1000).optional(),
});

/** The rules in force. */
export type Policy = z.infer<typeof policySchema>;

const names: Readonly<Record<string, (environment: Readonly<Record<string, string | undefined>>) => string>> =
  {
    win32: (environment) => path.win32.join(environment['ProgramData'] || 'C:\\ProgramData', 'Noggin'),
    darwin: () => '/Library/Application Support/Noggin',
  };

/** Where this system keeps the policy, or what NOGGIN_POLICY names. Pure. */
export function policyFile(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly file: string; readonly isNamed: boolean } {
  const named = environment['NOGGIN_POLICY'];
  if (named) return { file: named, isNamed: true };
  const folder = names[platform]?.(environment) ?? '/etc/noggin';
  const join = platform === 'win32' ? path.win32.join : path.posix.join;
  return { file: join(folder, 'noggin.policy.json'), isNamed: false };
}

/**
 * Reads the policy. A system without one has no rules; one that cannot be read, or that says what is not understood,
 * is never passed over.
 * @throws NogginError `policy-invalid`, naming the file and what is wrong
 */
export function readPolicy({ file, isNamed }: ReturnType<typeof policyFile>): Policy {
  const invalid = (why: string): NogginError =>
    new NogginError('policy-invalid', `The policy ${file} cannot be used: ${why}`, { details: { file } });
  let text: string;
  try {
    text = textOf(readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!isNamed && (code === 'ENOENT' || code === 'ENOTDIR')) return {};
    throw invalid(error instanceof Error ? error.message : String(error));
  }
  try {
    const parsed = policySchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    throw invalid(z.prettifyError(parsed.error).slice(0, 1000));
  } catch (error) {
    throw error instanceof NogginError
      ? error
      : invalid(error instanceof Error ? error.message : String(error));
  }
}
