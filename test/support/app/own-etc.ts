import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Start } from './program.ts';

/** Mounts in a namespace of their own; an ordinary user is root there. */
const apart = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])] as const;
/** The first argument is mounted over /etc, and the others are run. */
const underEtc = 'mount -t overlay overlay -o "lowerdir=$1:/etc" /etc && shift && exec "$@"';

/** Whether a program can be started here with a folder of ours as its /etc. */
export function canHaveOwnEtc(): boolean {
  if (process.platform !== 'linux') return false;
  const { executable, args } = withEtc('/var', { executable: 'true', args: [] });
  return spawnSync(executable, args).status === 0;
}

/**
 * Makes a folder with an administrator's policy, to be mounted over /etc.
 * @param below where it is made
 */
export function etcWithPolicy(below: string, policy: string): string {
  const etc = path.join(below, 'etc');
  mkdirSync(path.join(etc, 'noggin'), { recursive: true });
  writeFileSync(path.join(etc, 'noggin', 'noggin.policy.json'), policy, { mode: 0o644 });
  return etc;
}

/** The same program, with `etc` as its /etc. */
export function withEtc(etc: string | undefined, program: Start): Start {
  if (etc === undefined) return program;
  const [executable, ...args] = apart;
  return {
    executable,
    args: [...args, 'sh', '-c', underEtc, 'sh', etc, program.executable, ...program.args],
  };
}
