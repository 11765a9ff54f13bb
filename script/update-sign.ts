// For maintainers: signs the descriptions of a release, so that installed copies believe them. See docs/releasing.md.
// Usage: npm run updates:sign -- --key PRIVATE.pem latest.yml latest-mac.yml …      writes FILE.sig beside each
import { createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { maintainersKey } from '../src-main/platform/maintainers-key.ts';
import { signDescription } from '../src-main/updates/description.ts';
import { publicKeyText } from './lib/public-key.ts';

const { values, positionals } = parseArgs({ options: { key: { type: 'string' } }, allowPositionals: true });

try {
  if (values.key === undefined || positionals.length === 0)
    throw new Error('Give --key PRIVATE.pem and files');
  const key = readFileSync(values.key, 'utf8');
  const own = publicKeyText(createPublicKey(key));
  // Installed copies would refuse it.
  if (own !== maintainersKey) throw new Error('This is not the key built into this version of Noggin');
  for (const file of positionals)
    writeFileSync(`${file}.sig`, `${signDescription(key, readFileSync(file))}\n`);
  console.log(`Signed: ${positionals.join(', ')}`);
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
