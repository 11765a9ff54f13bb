import { fstatSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ggufPlan } from '../gguf/generate.ts';
import { type Source, startModelHost } from './host.ts';

/**
 * A model host as a process of its own:
 * `node test/support/model-host/cli.ts --file FILE [--file FILE …] | --gguf BYTES [--seed S] [--name NAME]
 *  [--limit BYTES_PER_SECOND] [--limit-per-connection BYTES_PER_SECOND]`.
 * Prints one JSON line `{ origin, cdnOrigin, urls }` when it is ready; `stats` on its standard input prints another,
 * `{ bytesServed, connections, requests }`. It ends on SIGTERM, SIGINT, or when the pipe on its standard input ends.
 */
const { values } = parseArgs({
  options: {
    file: { type: 'string', multiple: true },
    gguf: { type: 'string' },
    seed: { type: 'string' },
    name: { type: 'string' },
    limit: { type: 'string' },
    'limit-per-connection': { type: 'string' },
  },
});
const files: Record<string, Source> = {};
for (const path of values.file ?? []) files[basename(path)] = path;
if (values.gguf !== undefined) {
  files[values.name ?? 'model.gguf'] = ggufPlan({
    bytes: Number(values.gguf),
    seed: Number(values.seed ?? 1),
  });
}
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const host = await startModelHost({
  files,
  // Under a benchmark it has to be fast.
  inPiecesBytes: 0,
  limits: {
    bytesPerSecond: number(values.limit),
    bytesPerSecondPerConnection: number(values['limit-per-connection']),
  },
});

const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const urls = Object.fromEntries(Object.keys(files).map((name) => [name, host.url(name)]));
print({ origin: host.origin, cdnOrigin: host.cdnOrigin, urls });

const end = () => void host.close().then(() => process.exit(0));
process.once('SIGTERM', end);
process.once('SIGINT', end);
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text: string) => {
  if (!text.includes('stats')) return;
  print({ bytesServed: host.bytesServed, connections: host.connections, requests: host.requests });
});
// Without an owner at the other end (a terminal, /dev/null) it ends on signals only.
if (!fstatSync(0).isCharacterDevice()) process.stdin.once('end', end);
