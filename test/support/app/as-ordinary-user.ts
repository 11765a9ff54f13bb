import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, readRuntime } from '../../../script/lib/runtime.ts';
import { isPackaged, programWith, type Start } from './program.ts';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] as const;

/**
 * Mounts two folders under paths that everybody can reach, for this program alone, and runs the rest as an ordinary
 * user.
 */
const within = `mount --bind "$1" "$2" && mount --bind "$3" "$4" && shift 4 && exec setpriv ${asNobody.join(' ')} "$@"`;

/** Why the app cannot be started with its sandbox here; null when it can. */
export function whyNoSandbox(): string | null {
  if (process.platform !== 'linux') return 'what the system says of processes is read on Linux';
  const runs = (program: string, ...args: readonly string[]): boolean =>
    spawnSync(program, args).status === 0;
  const inOwnSpace = ['unshare', '--user', '--map-root-user', 'true'] as const;
  if (!isRoot) return runs(...inOwnSpace) ? null : 'ordinary users may make no user namespaces here';
  if (!runs('unshare', '--mount', 'true')) return 'nothing can be mounted here';
  return runs('setpriv', ...asNobody, ...inOwnSpace)
    ? null
    : 'ordinary users may make no user namespaces here';
}

/**
 * Starts the app with its sandbox, as an ordinary user, whoever runs the tests. Root's own folders are out of that
 * user's reach, so the app and its runtime get other paths meanwhile.
 * @param below an empty folder for those paths
 * @param own what the app writes to; it becomes the user's
 */
export function programWithSandbox(below: string, own: readonly string[]): Start {
  if (!isRoot) {
    const { executable, args } = programWith([]);
    return { executable, args: args.filter((arg) => arg !== '--no-sandbox') };
  }
  const { executable } = isPackaged ? programWith([]) : readRuntime();
  const [runtime, app] = [path.join(below, 'runtime'), path.join(below, 'app')];
  for (const folder of [runtime, app]) mkdirSync(folder);
  for (const each of own) handOver(each);
  return {
    executable: 'unshare',
    args: [
      ...['--mount', 'sh', '-c', within, 'sh', path.dirname(executable), runtime, projectRoot, app],
      ...[path.join(runtime, path.basename(executable)), ...(isPackaged ? [] : [app])],
    ],
  };
}

function handOver(folder: string): void {
  chownSync(folder, nobody, nobody);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(folder, name), nobody, nobody);
  }
}
