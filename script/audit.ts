// Asks the registry for known weaknesses of our packages. It needs a network and a registry that answers: without one it
// says so and ends well, unless it is called with --strict, as the release is. A finding in what ships ends it badly.
import { findingsOf } from './lib/audit.ts';
import { npm } from './lib/npm.ts';
import { projectRoot } from './lib/runtime.ts';
import { shippedPackages } from './lib/shipped.ts';

const isStrict = process.argv.includes('--strict');
const findings = findingsOf(npm(['audit', '--json']).stdout, shippedPackages(projectRoot));
if (findings === null) {
  console.log('Nothing is known: the registry does not answer questions about advisories from here.');
  if (isStrict) process.exitCode = 1;
} else {
  for (const { name, severity, titles, ships } of findings) {
    console.log(`${ships ? 'SHIPS' : 'tools'} ${severity} ${name}: ${titles.join('; ')}`);
  }
  console.log(`${findings.length} findings, ${findings.filter(({ ships }) => ships).length} in what ships.`);
  if (findings.some(({ ships }) => ships)) process.exitCode = 1;
}
