import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installCache, installedVersion, node24, root, userCache } from '../places.mjs';
import { Problem, say } from '../problem.mjs';
import { lastLine, run } from '../run.mjs';

const modules = path.join(root, 'node_modules');
const addon = path.join(modules, 'better-sqlite3');
const compat = path.join(root, 'script', 'native', 'node-api-9.h');
/** better-sqlite3 looks here before it takes its prebuilt binary. */
const target = path.join(addon, 'build', 'Release', 'better_sqlite3.node');

/**
 * Whether that Electron is older than Node-API 10 (Electron 36, Node 22.14), which the shipped binary needs.
 * @param {string} electronVersion
 */
export function needsOlderNodeApi(electronVersion) {
  return Number.parseInt(electronVersion, 10) < 36;
}

/**
 * The preprocessor definitions that a gyp file lists, read from the package so that they follow its version.
 * @param {string} gypi
 */
export function definesOf(gypi) {
  return [...gypi.matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`);
}

/** The two compilations and the link, as argument lists. @param {string} work */
function commands(work) {
  const common = [
    '-O2',
    '-fPIC',
    '-w',
    '-DNDEBUG',
    ...definesOf(readFileSync(path.join(addon, 'deps', 'defines.gypi'), 'utf8')),
  ];
  const sqlite = path.join(addon, 'deps', 'sqlite3');
  const objects = [path.join(work, 'sqlite3.o'), path.join(work, 'addon.o')];
  return {
    compile: [
      ['gcc', ...common, '-std=c99', '-c', path.join(sqlite, 'sqlite3.c'), '-o', objects[0] ?? ''],
      [
        'g++',
        ...common,
        '-std=c++20',
        '-fno-exceptions',
        '-fvisibility=hidden',
        '-fvisibility-inlines-hidden',
        '-DNAPI_VERSION=9',
        '-DNAPI_DISABLE_CPP_EXCEPTIONS',
        '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
        '-DNODE_GYP_MODULE_NAME=better_sqlite3',
        '-DBUILDING_NODE_EXTENSION',
        `-I${sqlite}`,
        `-I${path.join(modules, 'node-addon-api')}`,
        `-I${path.join(modules, 'node-api-headers', 'include')}`,
        '-include',
        compat,
        '-c',
        path.join(addon, 'src', 'better_sqlite3.cpp'),
        '-o',
        objects[1] ?? '',
      ],
    ],
    link: ['g++', '-shared', ...objects, '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl', '-o'],
  };
}

/** The folder of the rebuilt addon; its name covers all inputs. */
function cachedBinary() {
  const recipe = createHash('sha256')
    .update(readFileSync(compat))
    .update(JSON.stringify(commands('work')).replaceAll(root, ''))
    .digest('hex')
    .slice(0, 12);
  const name = `better-sqlite3-${installedVersion('better-sqlite3')}-${process.platform}-${process.arch}-${recipe}`;
  return path.join(userCache(), name, 'better_sqlite3.node');
}

/** Whether a compiler is needed before `ensureSqlite` can do its work. @param {string} electronVersion */
export function needsCompiler(electronVersion) {
  return needsOlderNodeApi(electronVersion) && !existsSync(cachedBinary());
}

/**
 * Sees to it that better-sqlite3 loads in this runtime and in Node 24, and checks that once by using it in both.
 * @param {import('./runtime.mjs').Runtime} runtime
 */
export async function ensureSqlite(runtime) {
  let binary = '';
  if (needsOlderNodeApi(runtime.version)) {
    binary = cachedBinary();
    if (!existsSync(binary)) await compileTo(binary);
    if (!sameSize(binary, target)) await place(binary, target);
  } else {
    await rm(path.dirname(path.dirname(target)), { recursive: true, force: true });
  }
  const stamp = path.join(installCache, 'sqlite-proof');
  const key = JSON.stringify([
    runtime.executable,
    runtime.version,
    binary,
    installedVersion('better-sqlite3'),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  await prove(node24, 'Node 24');
  await prove(runtime.executable, `Electron ${runtime.version}`);
  await mkdir(installCache, { recursive: true });
  await writeFile(stamp, key);
}

/** @param {string} binary */
async function compileTo(binary) {
  say('compiling SQLite for this Electron (about a minute, once)');
  const work = path.join(userCache(), `compiling-${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    const { compile, link } = commands(work);
    await Promise.all(compile.map((command) => must(command)));
    const fresh = path.join(work, 'better_sqlite3.node');
    await must([...link, fresh]);
    await place(fresh, binary);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Copies a file so that it appears whole or not at all. @param {string} from @param {string} to */
async function place(from, to) {
  await mkdir(path.dirname(to), { recursive: true });
  const aside = `${to}.${process.pid}`;
  await copyFile(from, aside);
  await rename(aside, to);
}

/** @param {string} one @param {string} other */
function sameSize(one, other) {
  return existsSync(other) && statSync(one).size === statSync(other).size;
}

/** @param {string[]} command */
async function must([command = '', ...args]) {
  const { code, output } = await run(command, args);
  if (code === 0) return;
  process.stderr.write(output);
  throw new Problem(
    'SQLite could not be compiled (see above): install g++, then run the same command again.',
  );
}

/** @param {string} executable @param {string} name */
async function prove(executable, name) {
  const script = path.join(root, 'script', 'native', 'prove-sqlite.cjs');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, output } = await run(executable, [script], { cwd: root, env, limitMs: 60_000 });
  if (code === 0 && output.includes('sqlite proved')) return;
  throw new Problem(
    `SQLite does not work in ${name} (${lastLine(output) || `code ${code}`}): delete node_modules and ${userCache()}, then run the same command again.`,
  );
}
