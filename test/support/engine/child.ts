// One engine in a process of its own, to be killed: takes up what an earlier one left, starts the model, tells each
// state on a line, ends when it is installed. Usage: node child.ts HOME MODEL-AS-JSON
import { realpathSync } from 'node:fs';
import type { Downloadable } from '../../../src-main/downloads/ports.ts';
import { tuning } from '../../../src-main/downloads/tuning.ts';
import { openEngine } from './engine.ts';

const [, , home, json] = process.argv;
if (home === undefined || json === undefined) throw new Error('usage: child.ts HOME MODEL-AS-JSON');
const model = JSON.parse(json) as Downloadable;
const engine = openEngine({ home: realpathSync(home), models: [model], tuning });
engine.downloads.onChange((change) => {
  if (change.kind !== 'transition' && change.kind !== 'progress') return;
  const { state, receivedBytes, error } = change.download;
  process.stdout.write(`${JSON.stringify({ state, receivedBytes, code: error?.code ?? null })}\n`);
  if (state === 'complete' || state === 'failed') void engine.stop().then(() => process.exit(0));
});
await engine.downloads.recover();
engine.downloads.start(model.id);
