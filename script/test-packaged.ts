// Drives the packaged app, as `npm run package` left it: starts, links, files, commands, fuses; then measures it. Ends
// with the plain line `N passed, N failed, N skipped`.
import { line } from './lib/counts.ts';
import { withDisplay } from './lib/display.ts';
import { checks } from './packaged/checks.ts';
import { figures } from './packaged/figures.ts';

let failed = 0;
await withDisplay(async () => {
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
});
console.log(line({ passed: checks.length - failed, failed, skipped: 0 }));
process.exitCode = failed === 0 ? 0 : 1;
