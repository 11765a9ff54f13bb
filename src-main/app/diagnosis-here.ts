import os from 'node:os';
import path from 'node:path';
import { app, dialog, shell } from 'electron';
import { createDiagnosis, type Diagnosis } from '../diagnosis/diagnosis.ts';
import { toErrorView } from '../errors.ts';
import { readComputer } from '../hardware/computer.ts';
import { policyView } from '../policy/view.ts';
import type { Services } from './compose.ts';
import { logFiles } from './log.ts';
import { sandboxOffBy } from './sandbox.ts';
import type { Tongue } from './tongue.ts';

/** The diagnostics of this running app. */
export function createDiagnosisHere(
  services: Services,
  tongue: Tongue,
  chooseZip: (suggested: string) => Promise<string | null>,
): Diagnosis {
  const { ledger, log, redact, token, folder, hardware, settings, rules, logFile } = services;
  return createDiagnosis({
    ...{ ledger, log, redact, policy: policyView(rules) },
    logFiles: logFiles(logFile),
    secrets: () => [token.read()].filter((secret) => secret !== null),
    versions: () => versionsHere(tongue),
    computer: () => readComputer(folder.current(), hardware.view(folder.current())),
    settings: settings.read,
    hubAccess: token.kept,
    words: () => tongue.words().diagnosis.readme,
    chooseFile: (name) => chooseZip(path.join(app.getPath('downloads'), name)),
    reveal: (file) => shell.showItemInFolder(file),
    now: Date.now,
  });
}

function versionsHere(tongue: Tongue): Readonly<Record<string, unknown>> {
  const { electron, chrome, node, v8 } = process.versions;
  return {
    noggin: app.getVersion(),
    isPackaged: app.isPackaged,
    ...{ electron, chrome, node, v8 },
    system: { platform: process.platform, release: os.release(), version: os.version(), arch: process.arch },
    sandboxOffBy: sandboxOffBy(app.commandLine.hasSwitch),
    language: tongue.language(),
    uptimeSeconds: Math.round(process.uptime()),
    memory: process.memoryUsage(),
    graphics: app.getGPUFeatureStatus(),
  };
}

/** From the menu, where no window need be: what was saved is shown in its folder, what went wrong in a dialog. */
export async function saveFromMenu(diagnosis: Diagnosis, tongue: Tongue): Promise<void> {
  try {
    if ((await diagnosis.save()) !== null) diagnosis.show();
  } catch (error) {
    const { code, message } = toErrorView(error);
    // Being saved already: its dialog is open.
    if (code === 'not-now') return;
    const { failedTitle, failed } = tongue.words().diagnosis;
    const isKnown = code === 'disk-full' || code === 'folder-unavailable';
    dialog.showErrorBox(failedTitle, `${isKnown ? failed[code] : failed.other}\n\n${message}\n(${code})`);
  }
}
