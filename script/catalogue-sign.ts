// For maintainers: signs a catalogue for publishing, or makes a pair of keys. See docs/catalogue.md.
// Usage: npm run catalogue:sign -- --key PRIVATE.pem FILE      writes FILE.sig
//        npm run catalogue:sign -- --new-key PRIVATE.pem       writes the private key, prints the public one
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openSigned } from '../src-main/catalogue/newer.ts';
import { maintainersKey } from '../src-main/platform/maintainers-key.ts';
import { signatureOf } from '../src-main/platform/signature.ts';
import { publicKeyText } from './lib/public-key.ts';

const { values, positionals } = parseArgs({
  options: { key: { type: 'string' }, 'new-key': { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;

try {
  if (values['new-key'] !== undefined) makeKey(values['new-key']);
  else if (values.key !== undefined && file !== undefined) sign(values.key, file);
  else throw new Error('Give --key PRIVATE.pem and a file, or --new-key PRIVATE.pem');
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function makeKey(privateFile: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // Never overwrites a key, and is readable for its owner only.
  writeFileSync(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flag: 'wx',
  });
  console.log(publicKeyText(publicKey));
}

function sign(keyFile: string, catalogueFile: string): void {
  const key = readFileSync(keyFile, 'utf8');
  const bytes = readFileSync(catalogueFile);
  const signature = signatureOf(key, bytes);
  const own = publicKeyText(createPublicKey(key));
  // The same check as in the app, so that nothing is published that it would refuse.
  const { serial, models } = openSigned({ bytes, signature }, own, { allowLoopbackHttp: false });
  writeFileSync(`${catalogueFile}.sig`, `${signature}\n`);
  console.log(`${catalogueFile}.sig: catalogue ${serial} with ${models.length} models`);
  if (own !== maintainersKey) console.log('This is not the key built into this version of the app.');
}
