// One engine in a process of its own, to be killed: takes up what an earlier one left, then does what it is told on
// standard input, one JSON command a line, and tells every state on standard output. Usage: node child.ts SETUP-AS-JSON
import { realpathSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import readline from 'node:readline';
import { openEngine } from '../engine.ts';
import type { Command, Setup, Told } from './engine-process.ts';

const [, , json] = process.argv;
if (json === undefined) throw new Error('usage: child.ts SETUP-AS-JSON');
const setup = JSON.parse(json) as Setup;
const tell = (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`);
const freeBytes = async (folder: string): Promise<number | null> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};
let jumpedMs = 0;
const engine = openEngine({
  home: realpathSync(setup.home),
  models: setup.models.flatMap(({ files, fileCount }) => (fileCount === 1 ? files : [])),
  tuning: setup.tuning,
  ports: { ...(setup.looksAtFreeRoom ? { freeBytes } : {}), now: () => Date.now() + jumpedMs },
});
engine.downloads.onChange((change) => {
  if (change.kind !== 'transition') return;
  const { id, modelId, state, reason, error } = change.download;
  const files = engine.ledger.downloads
    .ofRequest(id)
    .map((row) => ({ id: row.modelId, state: row.state, code: row.error?.code ?? null }));
  tell({ modelId, state, reason, code: error?.code ?? null, files });
  if (setup.only === modelId && (state === 'complete' || state === 'failed')) {
    void engine.stop().then(() => process.exit(0));
  }
});

const act = (command: Command): void => {
  const { downloads, ledger } = engine;
  if (command.what === 'quit') {
    void engine.stop().then(() => process.exit(0));
    return;
  }
  if (command.what === 'jump') {
    jumpedMs += command.byMs;
    return;
  }
  const live = ledger.requests.liveOfModel(command.modelId);
  const several = setup.models.find(({ id, fileCount }) => id === command.modelId && fileCount > 1);
  if (command.what === 'start' && several !== undefined) {
    downloads.startModel({ ...several, files: several.files.map((file) => ({ ...file, source: null })) });
  } else if (command.what === 'start') downloads.start(command.modelId);
  else if (live !== null) downloads[command.what](live.id);
};

await engine.downloads.recover();
tell({ modelId: '', state: 'ready', reason: null, code: null });
if (setup.only !== undefined) act({ what: 'start', modelId: setup.only });
for await (const line of readline.createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as Command;
  try {
    act(command);
  } catch (error) {
    // A command may be refused, as a click may be; the engine goes on.
    const code = (error as { code?: unknown }).code;
    tell({
      modelId: '',
      state: 'refused',
      reason: String(error),
      code: typeof code === 'string' ? code : null,
    });
  }
}
