// A long campaign against the engine in processes of its own: kill -9, power loss, full disks, bad servers and hasty
// clicks at random, and after every round a look at the files alone.
// Usage: npm run torture -- [--kills N --seed S --json FILE]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCampaign } from './torture/campaign.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    json: { type: 'string' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed)) {
  throw new Error('--kills is a whole number from 1, --seed a whole number');
}
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());

const startedMs = performance.now();
const report = await runCampaign({ kills, seed }, console.log, interrupt.signal);
const seconds = Math.round((performance.now() - startedMs) / 1000);
const { rounds, powerLosses, installs, wrongInstalls, maxRefetchedBytes, violations } = report;
console.log(
  `seed ${seed}: ${report.kills} kills (${powerLosses} with power loss) in ${rounds} rounds and ${seconds} s, ${installs} installs, ` +
    `${wrongInstalls} of them wrong, at most ${maxRefetchedBytes} bytes fetched again after one, ${violations.length} violations`,
);
for (const violation of violations) console.log(violation);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
console.log(report.ok ? 'The engine held.' : 'The engine did not hold: see the lines above.');
process.exitCode = report.ok ? 0 : 1;
