// Before a draft is made: whether installed copies will find, and believe, what the release announces.
// Usage: node script/bootstrap.mjs script/release-check.ts FOLDER VERSION
import { maintainersKey } from '../src-main/platform/maintainers-key.ts';
import { releaseProblems } from './lib/release-files.ts';

const [folder, version] = process.argv.slice(2);
if (folder === undefined || version === undefined)
  throw new Error('Give the folder of a release and its version');
const problems = releaseProblems(folder, version, maintainersKey);
for (const problem of problems) console.log(problem);
if (problems.length === 0)
  console.log(`Every description of ${version} is signed, and what it announces is there.`);
process.exitCode = problems.length === 0 ? 0 : 1;
