import { parseArgs } from 'node:util';
import { ggufSha256, writeGguf } from './generate.ts';

/**
 * `node test/support/gguf/cli.ts --bytes N --seed S --out FILE` writes a model and prints one JSON line
 * `{ path, bytes, sha256 }`; without `--out` it only reckons the hash.
 */
const { values } = parseArgs({
  options: { bytes: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
});
const options = {
  ...(values.bytes === undefined ? {} : { bytes: Number(values.bytes) }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
};
const result =
  values.out === undefined ? { sha256: ggufSha256(options) } : await writeGguf(values.out, options);
process.stdout.write(`${JSON.stringify(result)}\n`);
