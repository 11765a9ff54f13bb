import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { signDescription } from '../src-main/updates/description.ts';
import { newSigningKeys } from '../test/support/signing-keys.ts';
import { tempFolder } from '../test/support/temp-folder.ts';
import { releaseProblems } from './lib/release-files.ts';

const { privateKey, publicKey } = newSigningKeys();

/** The files of a valid release; `change` breaks one of them. */
function release(change: (folder: string) => void = () => {}): readonly string[] {
  const folder = tempFolder();
  for (const [name, file] of [
    ['latest.yml', 'Noggin-1.2.3.exe'],
    ['latest-mac.yml', 'Noggin-1.2.3.zip'],
    ['latest-linux.yml', 'Noggin-1.2.3.AppImage'],
  ] as const) {
    const bytes = Buffer.from(`the program ${file}`);
    const sha512 = createHash('sha512').update(bytes).digest('base64');
    const description = Buffer.from(
      `version: 1.2.3\nfiles:\n  - url: ${file}\n    sha512: ${sha512}\n    size: ${bytes.length}\n`,
    );
    writeFileSync(path.join(folder, file), bytes);
    writeFileSync(path.join(folder, name), description);
    writeFileSync(path.join(folder, `${name}.sig`), signDescription(privateKey, description));
  }
  change(folder);
  return releaseProblems(folder, '1.2.3', publicKey);
}
const put = (name: string, text: string) => (folder: string) => writeFileSync(path.join(folder, name), text);

test('a complete release has no problem', () => {
  expect(release()).toEqual([]);
});

test.each([
  [
    'a replaced program',
    put('Noggin-1.2.3.exe', 'the program Noggin-6.6.6.exe'),
    /is not what latest\.yml announces/,
  ],
  ['a truncated program', put('Noggin-1.2.3.zip', 'the'), /not as large as latest-mac\.yml says/],
  ['another signature', put('latest.yml.sig', 'A'.repeat(86).concat('==')), /latest\.yml is not signed/],
  ['another version', put('latest-linux.yml', 'version: 1.2.2\nfiles: []\n'), /is of 1\.2\.2, not 1\.2\.3/],
  [
    'a missing file',
    put('latest-linux.yml', 'version: 1.2.3\nfiles:\n  - url: a.AppImage\n'),
    /a\.AppImage, which .* is not there/,
  ],
])('%s is reported', (_what, change, problem) => {
  expect(release(change).join('\n')).toMatch(problem);
});

test('a missing platform is reported', () => {
  expect(releaseProblems(tempFolder(), '1.2.3', publicKey)).toHaveLength(3);
});
