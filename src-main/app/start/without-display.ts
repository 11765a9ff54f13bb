import { spawn } from 'node:child_process';

const headlessSwitch = '--ozone-platform=headless';

/** Whether this process needs Chromium's switch for a missing display. Pure. */
export function needsHeadlessPlatform(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): boolean {
  if (platform !== 'linux' || argv.some((word) => word.startsWith('--ozone-platform='))) return false;
  return !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'];
}

/**
 * Runs the same command line again with the switch: it counts only on the command line, since Chromium picks its
 * platform before appendSwitch applies. Forwards signals. Resolves with the exit code.
 */
export function runOnHeadlessPlatform(): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.argv.slice(1), headlessSwitch], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void child.kill(signal));
    }
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
