// Builds the app and opens it; without a display it runs the demo instead. Arguments go to the app.
import { buildApp } from './build.ts';
import { command } from './lib/command.ts';
import { hasDisplay } from './lib/display.ts';
import { projectRoot, readRuntime, runtimeSwitches } from './lib/runtime.ts';

const runtime = readRuntime();
await buildApp();
const args = process.argv.slice(2);
if (hasDisplay()) {
  process.exitCode = await command(runtime.executable, [...runtimeSwitches(runtime), projectRoot, ...args]);
} else {
  console.log('There is no display here to open a window on: running the demo (npm run demo) instead.');
  process.exitCode = await command(process.execPath, ['script/demo.ts', ...args]);
}
