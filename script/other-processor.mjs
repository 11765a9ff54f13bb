// Installs the binaries that run models for another processor of this system, of which npm takes this one's alone: on a Mac
// with Apple's processor the app for Intel's is packed, too. Usage: node script/other-processor.mjs mac-x64
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { assertIntegrity } from './bootstrap/integrity.mjs';
import { root } from './bootstrap/places.mjs';
import { run } from './bootstrap/run.mjs';

const [, , target = ''] = process.argv;
const name = `@node-llama-cpp/${target}`;
const place = `node_modules/${name}`;
/** @type {{ packages: Record<string, { version: string, integrity: string } | undefined> }} */
const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
const locked = lock.packages[place];
if (locked === undefined) throw new Error(`${name} is not in package-lock.json`);
const work = path.join(root, 'node_modules', '.cache', 'noggin', `other-${process.pid}`);

/** @param {string} command @param {string[]} args */
async function must(command, args) {
  const { code, output } = await run(command, args, { cwd: work });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${output}`);
}

try {
  await mkdir(work, { recursive: true });
  await must('npm', ['pack', `${name}@${locked.version}`, '--ignore-scripts']);
  const [archive = ''] = await readdir(work);
  await assertIntegrity(path.join(work, archive), locked.integrity);
  await must('tar', ['-xzf', archive]);
  await rm(path.join(root, place), { recursive: true, force: true });
  await rename(path.join(work, 'package'), path.join(root, place));
  console.log(`${name}@${locked.version} is in ${place}.`);
} finally {
  await rm(work, { recursive: true, force: true });
}
