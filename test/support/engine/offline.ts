// Run in a network namespace of its own (`unshare -n`): takes the network away in the middle of a download, gives it
// back, and tells what came of it as one line of JSON.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { startModelHost } from '../model-host/host.ts';
import { openEngine, temporaryFolder } from './engine.ts';

const link = (state: 'up' | 'down'): void => {
  const { status, stderr } = spawnSync('ip', ['link', 'set', 'lo', state], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip link set lo ${state}: ${stderr}`);
};

link('up');
const content = Buffer.alloc(4 * 1024 * 1024, 'noggin');
const host = await startModelHost({
  files: { 'm.gguf': content },
  limits: { bytesPerSecond: 2 * 1024 * 1024 },
});
const { folder: home, remove } = temporaryFolder();
const sha256 = createHash('sha256').update(content).digest('hex');
const model = { id: 'tiny', name: 'Tiny', url: host.url('m.gguf'), bytes: content.length, sha256 };
const tuning = { pieceBytes: 65_536, silenceMs: 300 };
const engine = openEngine({ home, models: [model], tuning });
try {
  const { id } = engine.downloads.start('tiny');
  await engine.until(id, (view) => view.receivedBytes > content.length / 4);
  link('down');
  await engine.until(id, (view) => view.waiting !== null);
  link('up');
  const at = engine.downloads.list()[0]?.receivedBytes ?? 0;
  await engine.until(id, (view) => view.receivedBytes > at);
  const end = await engine.until(id, (view) => ['complete', 'failed', 'paused'].includes(view.state));
  process.stdout.write(`${JSON.stringify({ state: end.state, code: end.error?.code ?? null })}\n`);
} finally {
  await engine.stop();
  await host.close();
  remove();
}
