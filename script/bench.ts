// Measures the whole job (download, verify, final name) and answers against other programs, on this machine.
// Usage: npm run bench [-- --json FILE --size BYTES --profile A,B --rounds N --only NAME,NAME --answers N --docs FILE --threads --frames --queue]
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withFigures } from '../bench/docs.ts';
import { measureFrames } from '../bench/frames.ts';
import { readOptions } from '../bench/options.ts';
import { measureQueue } from '../bench/queue.ts';
import { downloadLines } from '../bench/report.ts';
import { runBench } from '../bench/run.ts';
import { measureServe } from '../bench/serve.ts';
import type { BenchResult } from '../bench/summary.ts';
import { profileThreads } from '../bench/threads.ts';
import { wordsLines } from '../bench/words/report.ts';
import { buildApp } from './build.ts';
import { withDisplay } from './lib/display.ts';
import { projectRoot } from './lib/runtime.ts';

// Temporary files are removed by their makers on exit.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const options = readOptions(process.argv.slice(2));
if (options.docs !== null) {
  const page = path.join(projectRoot, 'docs', 'performance.md');
  const result = JSON.parse(readFileSync(options.docs, 'utf8')) as BenchResult;
  const kinds = [
    ['downloads', downloadLines(result)],
    ['words', result.words === null ? [] : wordsLines(result.words)],
  ] as const;
  const text = kinds
    .filter(([, lines]) => lines.length > 0)
    .reduce((written, [kind, lines]) => withFigures(written, lines, kind), readFileSync(page, 'utf8'));
  writeFileSync(page, text);
  console.log(`Wrote the figures into ${path.relative(projectRoot, page)}.`);
} else if (options.threads) {
  console.log((await profileThreads(options.size, options.rounds)).join('\n'));
} else if (options.frames) {
  await buildApp();
  console.log((await withDisplay(() => measureFrames(options.rounds))).join('\n'));
} else if (options.serve) {
  const { lines, ok } = await measureServe(options.rounds, console.log);
  console.log(`\n${lines.join('\n')}`);
  process.exitCode = ok ? 0 : 1;
} else if (options.queue) {
  console.log((await measureQueue(options.rounds)).join('\n'));
} else {
  const result = await withDisplay(() => runBench(options, console.log));
  const lines = [
    ...downloadLines(result),
    ...(result.words === null ? [] : ['', ...wordsLines(result.words)]),
  ];
  console.log(`\n${lines.join('\n')}`);
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}
