import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isSignedBy } from '../../src-main/platform/signature.ts';
import { signedBytes } from '../../src-main/updates/description.ts';
import { loadYaml } from './yaml.ts';

/** A file that a description announces. */
interface Announced {
  readonly url: string;
  readonly sha512: string;
  readonly size: number;
}

/**
 * The problems of a release's files; empty when installed copies find everything that is announced: every description
 * has the version, a signature of the makers, and files that exist with its size and hash.
 */
export function releaseProblems(folder: string, version: string, publicKey: string): readonly string[] {
  const names = readdirSync(folder);
  const descriptions = names.filter((name) => /^latest[a-z0-9-]*\.yml$/.test(name));
  const missing = ['latest.yml', 'latest-mac.yml', 'latest-linux.yml'].filter(
    (name) => !names.includes(name),
  );
  return [
    ...missing.map((name) => `${name} is not there`),
    ...descriptions.flatMap((name) => {
      const bytes = readFileSync(path.join(folder, name));
      const described = loadYaml(bytes.toString('utf8')) as {
        version?: unknown;
        files?: readonly Announced[];
      };
      const isSigned =
        names.includes(`${name}.sig`) &&
        isSignedBy(publicKey, signedBytes(bytes), readFileSync(path.join(folder, `${name}.sig`), 'utf8'));
      return [
        ...(described.version === version
          ? []
          : [`${name} is of ${String(described.version)}, not ${version}`]),
        ...(isSigned ? [] : [`${name} is not signed with the key built into this version`]),
        ...((described.files?.length ?? 0) > 0 ? [] : [`${name} names no file`]),
        ...(described.files ?? []).flatMap((file) => fileProblem(folder, name, file)),
      ];
    }),
  ];
}

function fileProblem(
  folder: string,
  description: string,
  { url, sha512, size }: Announced,
): readonly string[] {
  const file = path.join(folder, path.basename(url));
  try {
    if (statSync(file).size !== size) return [`${url} is not as large as ${description} says`];
    const own = createHash('sha512').update(readFileSync(file)).digest('base64');
    return own === sha512 ? [] : [`${url} is not what ${description} announces`];
  } catch {
    return [`${url}, which ${description} announces, is not there`];
  }
}
