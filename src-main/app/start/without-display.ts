import { spawn } from 'node:child_process';

const headlessSwitch = '--ozone-platform=headless';

/** Whether this process cannot even begin here without Chromium being told that there is no display. Pure. */
export function needsHeadlessPlatform(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): boolean {
  if (platform !== 'linux' || argv.some((word) => word.startsWith('--ozone-platform='))) return false;
  return !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'];
}

/**
 * Runs the same command line again with the switch, which only counts on the command line: what Chromium draws on is
 * chosen before `ready`, but after appendSwitch would have its say. Signals are handed on. Resolves with the exit code.
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
