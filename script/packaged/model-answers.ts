import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { askPip } from '../../test/support/app/ask-pip.ts';
import { pipAnswers } from '../../test/support/pip/pip.ts';
import { readRuntime, runtimeSwitches } from '../lib/runtime.ts';
import { openedCopy } from './opened-copy.ts';

/**
 * Loads a model from the archive's code and the unpacked binaries, with the fuse closed that would run Node. Main is
 * driven through its inspector, so a copy has that one open.
 */
export async function modelAnswers(): Promise<void> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'noggin-answers-'));
  try {
    const electron = await _electron.launch({
      executablePath: await openedCopy(path.join(root, 'app')),
      args: runtimeSwitches(readRuntime()),
      env: {
        ...process.env,
        NOGGIN_HOME: path.join(root, 'home'),
        NOGGIN_MODELS_DIR: path.join(root, 'models'),
      },
    });
    try {
      const { text, code } = await askPip(electron, 'What is Noggin?');
      assert.equal(text, pipAnswers['What is Noggin?']);
      assert.equal(code, 0, 'the process of the model ended well');
    } finally {
      await electron.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
