// Drives the packaged app, as `npm run package` left it: starts, links, files, commands, fuses; then measures it. With
// `-- e2e` the whole end-to-end suite runs in a copy of it. Ends with the plain line `N passed, N failed, N skipped`.
import { type Counts, line } from './lib/counts.ts';
import { withDisplay } from './lib/display.ts';
import { checks } from './packaged/checks.ts';
import { packagedEndToEnd } from './packaged/end-to-end.ts';
import { figures } from './packaged/figures.ts';

const counts = await withDisplay(() => (process.argv[2] === 'e2e' ? packagedEndToEnd() : asPeopleGetIt()));
console.log(line(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;

async function asPeopleGetIt(): Promise<Counts> {
  let failed = 0;
  for (const { name, run } of checks) {
    try {
      await run();
      console.log(`passed  ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}`);
      console.error(error);
    }
  }
  if (failed === 0) for (const figure of await figures()) console.log(figure);
  return { passed: checks.length - failed, failed, skipped: 0 };
}
