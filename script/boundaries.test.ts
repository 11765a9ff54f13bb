import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from './lib/runtime.ts';

// Who may import whom (biome.json, .dependency-cruiser.mjs), tried on the tools themselves: a rule that no longer bites
// is found here.

type Case = readonly [file: string, imported: string];

const forbidden: readonly Case[] = [
  ['src-renderer/features/home/home.tsx', '../../../src-main/downloads/state.ts'],
  ['src-renderer/main.tsx', '../src-main/errors.ts'],
  ['src-renderer/main.tsx', '../src-preload/preload.ts'],
  ['src-renderer/main.tsx', 'electron'],
  ['src-renderer/main.tsx', 'node:fs'],
  ['src-renderer/main.tsx', 'zod'],
  ['src-preload/preload.ts', '../src-main/errors.ts'],
  ['src-preload/preload.ts', '../src-renderer/main.tsx'],
  ['src-preload/preload.ts', 'zod'],
  ['src-preload/preload.ts', 'node:path'],
  ['src-preload/contract/errors.ts', '../../src-main/errors.ts'],
  ['src-preload/contract/errors.ts', 'electron'],
  ['src-main/main.ts', '../src-renderer/main.tsx'],
  ['src-main/app/window/window.ts', '../../src-renderer/app/app.tsx'],
  ['src-main/app/window/window.ts', '../../src-preload/preload.ts'],
  ['src-main/downloads/engine.ts', 'electron'],
  ['src-main/downloads/engine.ts', '../app/window.ts'],
  ['src-main/downloads/transfer/worker.ts', '../../ipc/gateway.ts'],
  ['src-main/ledger/open.ts', 'electron'],
  ['src-main/http/node-client.ts', 'electron/main'],
  ['src-main/hardware/hardware.ts', 'electron'],
  ['src-main/catalogue/catalogue.ts', 'electron'],
  ['src-main/library/library.ts', 'electron'],
  ['src-main/downloads/state.ts', 'node:fs'],
  ['src-main/downloads/piece-map.ts', '../ledger/pieces.ts'],
  ['src-main/downloads/scheduler.ts', '../http/client.ts'],
  ['src-main/downloads/retry.ts', '../platform/clock.ts'],
  ['src-main/downloads/progress.ts', './engine.ts'],
  ['src-main/planner/fit.ts', 'node:os'],
  ['src-main/planner/fit.ts', '../hardware/hardware.ts'],
  ['src-main/planner/fit.ts', 'better-sqlite3'],
];

const allowed: readonly Case[] = [
  ['src-renderer/features/home/home.tsx', '../../../src-preload/contract/api.ts'],
  ['src-renderer/main.tsx', 'react-dom/client'],
  ['src-renderer/main.tsx', './app/app.tsx'],
  ['src-preload/preload.ts', './contract/api.ts'],
  ['src-preload/preload.ts', 'electron'],
  ['src-preload/contract/requests.ts', 'zod'],
  ['src-main/main.ts', 'electron'],
  ['src-main/app/window/window.ts', 'electron'],
  ['src-main/ipc/gateway.ts', 'electron'],
  ['src-main/http/net-client.electron.ts', 'electron'],
  ['src-main/platform/secrets.electron.ts', 'electron'],
  ['src-main/downloads/engine.ts', '../../src-preload/contract/downloads.ts'],
  ['src-main/downloads/engine.ts', '../ledger/ledger.ts'],
  ['src-main/downloads/engine.ts', 'node:fs'],
  ['src-main/downloads/scheduler.ts', './piece-map.ts'],
  ['src-main/downloads/state.ts', '../../src-preload/contract/downloads.ts'],
  ['src-main/planner/fit.ts', '../../src-preload/contract/snapshot.ts'],
  ['src-main/downloads/state.test.ts', 'node:fs'],
];

const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-boundaries-'));
const cases = [...forbidden, ...allowed];
let refused: ReadonlySet<string>;

/** Writes every file once, with one import a line, and lints all with our own configuration. */
beforeAll(() => {
  const config = JSON.parse(readFileSync(path.join(projectRoot, 'biome.json'), 'utf8')) as object;
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  for (const file of new Set(cases.map(([name]) => name))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    const lines = importsOf(file).map((imported) => `import '${imported}';\n`);
    writeFileSync(path.join(folder, file), lines.join(''));
  }
  const biome = path.join(projectRoot, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [
    biome,
    'lint',
    '--only=style/noRestrictedImports',
    '--reporter=json',
    '--max-diagnostics=none',
  ];
  const { stdout } = spawnSync(process.execPath, [...args, '.'], { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
  };
  refused = new Set(
    report.diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location }) => name([location.path, importsOf(location.path)[location.start.line - 1] ?? '?'])),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function importsOf(file: string): string[] {
  return cases.filter(([name]) => name === file).map(([, imported]) => imported);
}

function name([file, imported]: Case): string {
  return `${file} <- ${imported}`;
}

test.each(forbidden)('%s may not import %s', (...pair) => {
  expect(refused).toContain(name(pair));
});

test.each(allowed)('%s may import %s', (...pair) => {
  expect(refused).not.toContain(name(pair));
});

/** Modules of a minimal app, and the expected findings of `npm run check` for each import or module. */
const modules: Readonly<Record<string, string>> = {
  'src-main/gguf/row.ts': "import '../ledger/open.ts';",
  'src-main/gguf/common.ts': "import '../errors.ts'; import 'node:fs';",
  'src-main/gguf/package.ts': "import 'zod';",
  'src-main/library/code.ts': "import { open } from '../ledger/open.ts'; open;",
  'src-main/library/types.ts': "import type { Open } from '../ledger/open.ts'; export type Mine = Open;",
  'src-main/downloads/state.ts': "import '../errors.ts';",
  'src-main/downloads/queue.ts': "import './state.ts';",
  'src-main/inference/load.ts': "import { run } from './process/run.ts'; run;",
  'src-main/inference/process/run.ts': "import '../ports.ts'; export const run = 1;",
  'src-main/inference/ports.ts': 'export {};',
  'src-main/ledger/open.ts': 'export const open = 1; export type Open = 1;',
  'src-main/errors.ts': 'export {};',
  'src-main/names/one.ts': "import type { Two } from './two.ts'; export type One = Two;",
  'src-main/names/two.ts': "import type { One } from './one.ts'; export type Two = One | 2;",
  'src-main/names/left-over.ts': 'export {};',
  'src-main/names/left-over.test.ts': "import './left-over.ts';",
  'src-main/assets.d.ts': 'export {};',
  'src-renderer/ui/button.tsx': "import '../features/home.tsx'; export const button = <b>from</b>;",
  'src-renderer/features/home.tsx': 'export {};',
};

test('a forbidden import, a cycle, and an orphan are found, and nothing else', () => {
  const app = mkdtempSync(path.join(os.tmpdir(), 'noggin-modules-'));
  try {
    for (const [file, text] of Object.entries(modules)) {
      mkdirSync(path.dirname(path.join(app, file)), { recursive: true });
      writeFileSync(path.join(app, file), `${text}\n`);
    }
    const cruiser = path.join(
      projectRoot,
      'node_modules',
      'dependency-cruiser',
      'bin',
      'dependency-cruiser.mjs',
    );
    const config = path.join(projectRoot, '.dependency-cruiser.mjs');
    const args = [cruiser, '--config', config, '--output-type', 'json', 'src-main', 'src-renderer'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: app, encoding: 'utf8' });
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { rule: { name: string }; from: string; to: string }[] };
    };
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} <- ${to}`).sort()).toEqual([
      'may-import: src-main/downloads/{state,piece-map,scheduler,retry,progress}.ts: src-main/downloads/state.ts <- src-main/errors.ts',
      'may-import: src-main/gguf: src-main/gguf/package.ts <- zod',
      'may-import: src-main/gguf: src-main/gguf/row.ts <- src-main/ledger/open.ts',
      'may-import: src-renderer/ui: src-renderer/ui/button.tsx <- src-renderer/features/home.tsx',
      'no-circle: src-main/names/one.ts <- src-main/names/two.ts',
      'no-orphan: src-main/names/left-over.ts <- src-main/names/left-over.ts',
      'types-only: src-main/inference: src-main/inference/load.ts <- src-main/inference/process/run.ts',
      'types-only: src-main/library: src-main/library/code.ts <- src-main/ledger/open.ts',
    ]);
  } finally {
    rmSync(app, { recursive: true, force: true });
  }
});
