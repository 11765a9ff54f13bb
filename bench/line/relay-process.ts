// A relay as a process of its own: `node relay-process.ts SPEC-AS-JSON` prints its port, ends with its standard input.
import { type LineSpec, startRelay } from './relay.ts';

const [, , json] = process.argv;
if (json === undefined) throw new Error('usage: relay-process.ts SPEC-AS-JSON');
const { port } = await startRelay(JSON.parse(json) as LineSpec);
process.stdout.write(`${port}\n`);
process.stdin.resume().once('end', () => process.exit(0));
