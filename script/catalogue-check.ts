// Checks the catalogue that is built in: schema and rules offline; with --online each source is asked for its hash, size
// and revision (maintainers only). Ends with 1 when something is wrong or drifted.
// Usage: npm run catalogue:check [-- --online --file FILE --base ADDRESS]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseCatalogue, parseJson } from '../src-main/catalogue/load.ts';
import { problemsOf } from '../src-main/catalogue/rules.ts';
import { askSource } from './catalogue/online.ts';
import { summary } from './catalogue/report.ts';
import { projectRoot } from './lib/runtime.ts';

const { values } = parseArgs({
  options: {
    online: { type: 'boolean', default: false },
    file: { type: 'string', default: path.join(projectRoot, 'src-main', 'catalogue', 'built-in.json') },
    base: { type: 'string' },
  },
});

try {
  const catalogue = parseCatalogue(parseJson(readFileSync(values.file)), {
    allowLoopbackHttp: false,
  });
  for (const line of summary(catalogue)) console.log(line);
  const problems = problemsOf(catalogue);
  for (const problem of problems) console.log(`WRONG  ${problem}`);
  let bad = problems.length;
  if (values.online) {
    // One request after the other: sixty are few, and no source has to be hurried.
    for (const model of catalogue.models) {
      const { kind, id, words } = await askSource(model, values.base ?? null);
      console.log(`${kind.padEnd(6)} ${id}${words === '' ? '' : `: ${words}`}`);
      if (kind !== 'same') bad += 1;
    }
  }
  console.log(bad === 0 ? 'The catalogue is right.' : `${bad} wrong: see the lines above.`);
  process.exitCode = bad === 0 ? 0 : 1;
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
