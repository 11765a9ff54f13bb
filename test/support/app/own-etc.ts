import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Start } from './program.ts';

/** Mounts that nobody else sees; an ordinary person is root in a space of their own. */
const apart = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])] as const;
/** The first argument lies over /etc, the others are run. */
const underEtc = 'mount -t overlay overlay -o "lowerdir=$1:/etc" /etc && shift && exec "$@"';

/** Whether a program can be started here that sees a folder of ours over /etc. */
export function canHaveOwnEtc(): boolean {
  if (process.platform !== 'linux') return false;
  const { executable, args } = withEtc('/var', { executable: 'true', args: [] });
  return spawnSync(executable, args).status === 0;
}

/**
 * A folder with a policy of the administrator's, to lie over /etc.
 * @param below where it is made
 */
export function etcWithPolicy(below: string, policy: string): string {
  const etc = path.join(below, 'etc');
  mkdirSync(path.join(etc, 'noggin'), { recursive: true });
  writeFileSync(path.join(etc, 'noggin', 'noggin.policy.json'), policy, { mode: 0o644 });
  return etc;
}

/** The same program, that sees `etc` over /etc. */
export function withEtc(etc: string | undefined, program: Start): Start {
  if (etc === undefined) return program;
  const [executable, ...args] = apart;
  return {
    executable,
    args: [...args, 'sh', '-c', underEtc, 'sh', etc, program.executable, ...program.args],
  };
}
