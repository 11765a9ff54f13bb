// Builds the app and opens it; without a display it runs the demo instead. Arguments go to the app.
// `npm start -- --design` opens the design page instead: every component in every state.
import { buildApp } from './build.ts';
import { buildDesign } from './design/build.ts';
import { command } from './lib/command.ts';
import { hasDisplay } from './lib/display.ts';
import { projectRoot, readRuntime, runtimeSwitches } from './lib/runtime.ts';

const runtime = readRuntime();
const args = process.argv.slice(2);
if (args.includes('--design')) {
  const folder = await buildDesign();
  process.exitCode = await command(runtime.executable, [...runtimeSwitches(runtime), folder]);
} else if (await buildApp().then(() => hasDisplay())) {
  process.exitCode = await command(runtime.executable, [...runtimeSwitches(runtime), projectRoot, ...args]);
} else {
  console.log('There is no display here to open a window on: running the demo (npm run demo) instead.');
  process.exitCode = await command(process.execPath, ['script/demo.ts', ...args]);
}
