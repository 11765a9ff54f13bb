// Writes THIRD-PARTY.md and the list in the app's About from what ships. Run it when a dependency changes.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './lib/runtime.ts';
import { isAllowed } from './licences/allowed.ts';
import { listFile, readThirdParty } from './licences/list.ts';
import { thirdPartyPage } from './licences/page.ts';

const list = await readThirdParty(projectRoot);
writeFileSync(path.join(projectRoot, listFile), `${JSON.stringify(list, null, 2)}\n`);
writeFileSync(path.join(projectRoot, 'THIRD-PARTY.md'), thirdPartyPage(list));
console.log(`${list.packages.length} packages, ${list.texts.length} different texts.`);
for (const { name, version, licence } of list.packages.filter((one) => !isAllowed(one.licence))) {
  console.error(`${name}@${version}: ${licence} is not among the allowed licences.`);
  process.exitCode = 1;
}
