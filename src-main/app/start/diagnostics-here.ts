import os from 'node:os';
import path from 'node:path';
import { app, dialog, shell } from 'electron';
import { adminPolicyView } from '../../admin-policy/view.ts';
import { createDiagnostics, type Diagnostics } from '../../diagnostics/diagnostics.ts';
import { toErrorView } from '../../errors.ts';
import { readComputer } from '../../hardware/computer.ts';
import { sandboxOffBy } from '../processes/sandbox.ts';
import type { Locale } from '../words/locale.ts';
import type { Services } from './compose.ts';
import { logFiles } from './log.ts';

/** The diagnostics of this running app. */
export function createDiagnosisHere(
  services: Services,
  locale: Locale,
  chooseZip: (suggested: string) => Promise<string | null>,
): Diagnostics {
  const { ledger, log, redact, token, serverKey, folder, hardware, settings, rules, logFile } = services;
  return createDiagnostics({
    ...{ ledger, log, redact, policy: adminPolicyView(rules) },
    logFiles: logFiles(logFile),
    secrets: () => [token.read(), serverKey.read()].filter((secret) => secret !== null),
    versions: () => versionsHere(locale),
    computer: () => readComputer(folder.current(), hardware.view(folder.current())),
    settings: settings.read,
    hubAccess: token.kept,
    words: () => locale.words().diagnosis.readme,
    chooseFile: (name) => chooseZip(path.join(app.getPath('downloads'), name)),
    reveal: (file) => shell.showItemInFolder(file),
    now: Date.now,
  });
}

function versionsHere(locale: Locale): Readonly<Record<string, unknown>> {
  const { electron, chrome, node, v8 } = process.versions;
  return {
    noggin: app.getVersion(),
    isPackaged: app.isPackaged,
    ...{ electron, chrome, node, v8 },
    system: { platform: process.platform, release: os.release(), version: os.version(), arch: process.arch },
    sandboxOffBy: sandboxOffBy(app.commandLine.hasSwitch),
    language: locale.language(),
    uptimeSeconds: Math.round(process.uptime()),
    memory: process.memoryUsage(),
    graphics: app.getGPUFeatureStatus(),
  };
}

/** From the menu, where no window need be: what was saved is shown in its folder, what went wrong in a dialog. */
export async function saveFromMenu(diagnosis: Diagnostics, locale: Locale): Promise<void> {
  try {
    if ((await diagnosis.save()) !== null) diagnosis.show();
  } catch (error) {
    const { code, message } = toErrorView(error);
    // Being saved already: its dialog is open.
    if (code === 'not-now') return;
    const { failedTitle, failed } = locale.words().diagnosis;
    const isKnown = code === 'disk-full' || code === 'folder-unavailable';
    dialog.showErrorBox(failedTitle, `${isKnown ? failed[code] : failed.other}\n\n${message}\n(${code})`);
  }
}
