// Stands in for Electron's default_app.asar, which the registry-carried runtime lacks: it runs the project folder
// named on the command line. Being a module with top-level await, it holds back `ready` until the app's own main
// has run, so that the app can still register schemes and command line switches.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
let folder = '.';
// A copy: what is loaded first (Playwright's loader) takes itself out of process.argv.
const args = process.argv.slice(1);
for (let at = 0; at < args.length; at += 1) {
  const arg = args[at] ?? '';
  if (arg === '-r' || arg === '--require') {
    at += 1;
    require(path.resolve(args[at] ?? ''));
  } else if (!arg.startsWith('-')) {
    folder = arg;
    break;
  }
}

const home = path.resolve(folder);
const about = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
process.defaultApp = true;
app.setAppPath(home);
app.setName(about.productName ?? about.name);
app.setVersion(about.version);
app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
await import(pathToFileURL(path.join(home, about.main ?? 'index.js')).href);
