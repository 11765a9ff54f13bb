import { readFileSync } from 'node:fs';
import { Problem, say } from './problem.mjs';
import { run } from './run.mjs';

/**
 * The libraries and programs that Electron needs, by Debian's names; some got a `t64` name in Debian 13 and Ubuntu
 * 24.04.
 */
const ELECTRON = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libnotify4',
  'libsecret-1-0',
  'dbus',
  'fonts-liberation',
];
/** A display for machines without one. */
const DISPLAY = ['xvfb', 'xauth'];
/** For the compilation of better-sqlite3 for an older Node-API only. */
const COMPILER = ['g++'];

/**
 * The Debian packages that this machine needs.
 * @param {{ display: boolean, compile: boolean }} needs `display`: there is none yet; `compile`: C++ is to be compiled
 */
export function packagesFor({ display, compile }) {
  return [...ELECTRON, ...(display ? DISPLAY : []), ...(compile ? COMPILER : [])];
}

/**
 * Which of the wanted packages are missing, under their own name or their `t64` name.
 * @param {readonly string[]} wanted
 * @param {string} listing lines of `package status`, as dpkg-query prints them
 */
export function missingFrom(wanted, listing) {
  const installed = new Set(
    listing
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.slice(0, line.indexOf(' '))),
  );
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/** @param {string} osRelease text of /etc/os-release */
export function isDebianLike(osRelease) {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/**
 * Sees to the system libraries: installs what is missing as root on Debian and Ubuntu, otherwise says the command.
 * Other systems are left alone: there Electron itself names what it lacks.
 * @param {{ display: boolean, compile: boolean }} needs
 */
export async function ensureSystem(needs) {
  if (process.platform !== 'linux' || !isDebianLike(readOsRelease())) return;
  const wanted = packagesFor(needs);
  const missing = missingFrom(wanted, await listing(wanted));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new Problem(
      `System packages are missing: run \`sudo apt-get update && sudo apt-get install -y ${(await names(missing)).join(' ')}\`, then the same command again.`,
    );
  }
  say(`installing system packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const args = ['install', '-y', '-q', '--no-install-recommends', ...(await names(missing))];
  const { code, output } = await run('apt-get', args, { env });
  if (code === 0) return;
  process.stderr.write(output);
  throw new Problem(
    `apt-get could not install them (see above): run \`apt-get ${args.join(' ')}\` by hand and repair what it names.`,
  );
}

/** @param {readonly string[]} wanted */
async function listing(wanted) {
  const both = wanted.flatMap((name) => [name, `${name}t64`]);
  return (await run('dpkg-query', ['-W', `-f=\${Package} \${db:Status-Status}\n`, ...both])).output;
}

/**
 * The names under which this release offers the packages.
 * @param {readonly string[]} wanted
 */
async function names(wanted) {
  return Promise.all(
    wanted.map(async (name) => {
      const renamed = `${name}t64`;
      return (await run('apt-cache', ['show', renamed])).code === 0 ? renamed : name;
    }),
  );
}

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
