import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { developmentMark, packagedExecutable, packagedFolder } from '../lib/packaged.ts';
import { readRuntime } from '../lib/runtime.ts';

/** The values in electron-builder.yml: false closes a door of Electron's. */
const wanted: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
];

/** Reads the fuses of the packaged program itself. The archive's hash is checked on macOS and Windows only. */
export async function checkFuses(): Promise<void> {
  const executable = packagedExecutable();
  const wire = await getCurrentFuseWire(executable);
  for (const [fuse, isOn] of wanted) {
    const expected = isOn ? FuseState.ENABLE : FuseState.DISABLE;
    assert.equal(wire[fuse], expected, `fuse ${FuseV1Options[fuse]}`);
  }
  const resources =
    process.platform === 'darwin'
      ? path.join(executable, '..', '..', 'Resources')
      : path.join(executable, '..', 'resources');
  assert.ok(existsSync(path.join(resources, 'app.asar')), 'there is app.asar');
  assert.ok(
    !existsSync(path.join(resources, 'app')),
    'there is no folder that could be changed in its place',
  );
}

/** A program on the Electron of development says that it must not be released; any other does not. */
export async function checkMark(): Promise<void> {
  const isMarked = existsSync(path.join(packagedFolder(), developmentMark));
  assert.equal(isMarked, readRuntime().kind === 'carried', 'marked as not for release');
}
