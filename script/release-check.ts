// Before a draft is made: whether installed copies will find, and believe, what the release announces.
// Usage: node script/bootstrap.mjs script/release-check.ts FOLDER VERSION
import { createRequire } from 'node:module';
import { maintainersKey } from '../src-main/platform/maintainers-key.ts';
import { releaseProblems } from './lib/release-files.ts';

const [folder, version] = process.argv.slice(2);
if (folder === undefined || version === undefined)
  throw new Error('Give the folder of a release and its version');
const updater = createRequire(createRequire(import.meta.url).resolve('electron-updater'));
const { load } = updater('js-yaml') as { load(text: string): unknown };
const problems = releaseProblems(folder, version, maintainersKey, load);
for (const problem of problems) console.log(problem);
if (problems.length === 0)
  console.log(`Every description of ${version} is signed, and what it announces is there.`);
process.exitCode = problems.length === 0 ? 0 : 1;
