// The main job, watched: the real app downloads a small real model from this computer, is paused, killed and started
// again, and must end with the right file. Usage: npm run demo [-- --json FILE --bytes N --folder DIR]
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setStage } from '../test/support/app/stage.ts';
import { buildApp } from './build.ts';
import { playStory } from './demo/story.ts';
import { withDisplay } from './lib/display.ts';
import { projectRoot, readRuntime } from './lib/runtime.ts';

const MiB = 1024 * 1024;
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    bytes: { type: 'string', default: String(64 * MiB) },
    folder: { type: 'string', default: path.join(projectRoot, '.cache', 'demo') },
  },
});
const bytes = Number(values.bytes);
const folder = path.resolve(values.folder);

await buildApp();
rmSync(folder, { recursive: true, force: true });
// Slow enough to be watched and to be killed in the middle, whatever the size: about eight seconds in all. A single
// connection would take four times as long.
const bytesPerSecond = Math.ceil(bytes / 8);
const limits = { bytesPerSecond, bytesPerSecondPerConnection: Math.ceil(bytesPerSecond / 4) };
const stage = await setStage({ bytes, folder, limits, pip: true });
try {
  console.log(`Serving a small real model, padded to ${bytes} bytes, on this computer; nothing leaves it.`);
  const { version } = readRuntime();
  const story = await withDisplay(() =>
    playStory(stage, path.join(folder, 'screenshots'), version, console.log),
  );
  console.log(`Expected  SHA-256 ${story.model.sha256}`);
  console.log(`Installed SHA-256 ${story.installedSha256}`);
  console.log(`Connections at a time: up to ${story.connections}`);
  console.log(`Bytes fetched twice because of the kill: ${story.bytesRefetched}`);
  console.log(`Installed file: ${story.installedPath}`);
  console.log(`Answer, offline: ${story.answer.text}`);
  console.log(`Ledger: ${story.ledgerPath}`);
  console.log(`Screenshots: ${story.screenshots.join(' ')}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(story, null, 2)}\n`);
  console.log(story.ok ? 'The demo succeeded.' : 'The demo failed: see the lines above.');
  process.exitCode = story.ok ? 0 : 1;
} finally {
  await stage.clear();
}
