// Lists what an administrators' mirror must hold (docs/administrators.md), or checks a folder against it. Asks nobody:
// the lists are for aria2c, curl and sha256sum.
// Usage: npm run mirror -- --folder DIR [--models id,id] [--catalogue FILE] [--check]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseCatalogue, parseJson } from '../src-main/catalogue/load.ts';
import { projectRoot } from './lib/runtime.ts';
import { findingOf } from './mirror/check.ts';
import { ariaListOf, curlListOf, type MirrorFile, mirrorFiles, sumsOf } from './mirror/files.ts';

const usage = 'Usage: npm run mirror -- --folder DIR [--models id,id] [--catalogue FILE] [--check]';

try {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      models: { type: 'string' },
      catalogue: {
        type: 'string',
        default: path.join(projectRoot, 'src-main', 'catalogue', 'built-in.json'),
      },
      check: { type: 'boolean', default: false },
    },
  });
  if (values.folder === undefined) throw new Error(usage);
  const catalogue = parseCatalogue(parseJson(readFileSync(values.catalogue)), {
    allowLoopbackHttp: false,
  });
  const files = mirrorFiles(catalogue, values.models?.split(',') ?? null);
  if (values.check) await check(values.folder, files);
  else write(values.folder, files);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function write(folder: string, files: readonly MirrorFile[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'SHA256SUMS'), sumsOf(files));
  writeFileSync(path.join(folder, 'urls.txt'), ariaListOf(files));
  writeFileSync(path.join(folder, 'curl.txt'), curlListOf(files));
  for (const { id, bytes, path: place } of files) console.log(`${id}  ${bytes ?? 'size unknown'}  ${place}`);
  const total = files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  console.log(`${files.length} files, ${(total / 1e9).toFixed(1)} GB. In that folder, either of:`);
  console.log('  aria2c --input-file=urls.txt --continue=true');
  console.log('  curl --config curl.txt');
  console.log('Then: npm run mirror -- --folder DIR --check');
}

async function check(folder: string, files: readonly MirrorFile[]): Promise<void> {
  let wrong = 0;
  for (const file of files) {
    const finding = await findingOf(folder, file);
    if (finding !== 'right') wrong += 1;
    console.log(`${finding.padEnd(13)} ${file.path}`);
  }
  console.log(
    wrong === 0 ? `All ${files.length} files are right.` : `${wrong} of ${files.length} are not right.`,
  );
  process.exitCode = wrong === 0 ? 0 : 1;
}
