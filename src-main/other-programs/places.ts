import path from 'node:path';
import type { OtherProgram } from '../../src-preload/contract/program-command.ts';
import type { FinderEnvironment } from '../finder/known-folders.ts';

/** A program as its maker installs it. */
interface Traces {
  /** Names of commands, without an ending. */
  readonly commands?: readonly string[];
  /** Files and folders in the home folder. */
  readonly inHome?: readonly (readonly string[])[];
  /** Name of the app on macOS. */
  readonly macApp?: string;
  /** Below `%LOCALAPPDATA%`. */
  readonly windows?: readonly (readonly string[])[];
}

const traces: Readonly<Record<OtherProgram, Traces>> = {
  // `~/.skytwin` is no trace of it: Noggin keeps models there.
  skytwin: { macApp: 'SkyTwin', windows: [['Programs', 'SkyTwin', 'SkyTwin.exe']] },
  'open-webui': { commands: ['open-webui'], macApp: 'Open WebUI' },
  continue: { inHome: [['.continue']] },
  jan: {
    macApp: 'Jan',
    inHome: [
      ['.local', 'share', 'Jan'],
      ['.config', 'Jan'],
    ],
    windows: [['Programs', 'jan', 'Jan.exe']],
  },
  'lm-studio': {
    commands: ['lms'],
    macApp: 'LM Studio',
    inHome: [['.lmstudio', 'bin']],
    windows: [['Programs', 'LM Studio', 'LM Studio.exe']],
  },
  'llama.cpp': { commands: ['llama-cli', 'llama-server'] },
  ollama: { commands: ['ollama'], macApp: 'Ollama', windows: [['Programs', 'Ollama', 'ollama.exe']] },
};

/** Where commands lie that the `PATH` of an app without a terminal may not name. */
const usualFolders = ['/usr/local/bin', '/usr/bin', '/opt/homebrew/bin', '/snap/bin'];

/** Where each program lies when it is here: one of these is enough. Pure; paths are of the platform. */
export function placesOfPrograms(
  surroundings: Pick<FinderEnvironment, 'platform' | 'home' | 'environment'>,
): Readonly<Record<OtherProgram, readonly string[]>> {
  const { platform, home, environment } = surroundings;
  const isWindows = platform === 'win32';
  const { join, delimiter, isAbsolute } = isWindows ? path.win32 : path.posix;
  const named = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter).filter(isAbsolute);
  const folders = isWindows ? named : [...named, ...usualFolders, join(home, '.local', 'bin')];
  const local = environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  const placesOf = ({ commands = [], inHome = [], macApp, windows = [] }: Traces): readonly string[] => [
    ...commands.flatMap((name) => folders.map((folder) => join(folder, isWindows ? `${name}.exe` : name))),
    ...inHome.map((parts) => join(home, ...parts)),
    ...(platform === 'darwin' && macApp !== undefined
      ? ['/Applications', join(home, 'Applications')].map((folder) => join(folder, `${macApp}.app`))
      : []),
    ...(isWindows ? windows.map((parts) => join(local, ...parts)) : []),
  ];
  return Object.fromEntries(
    Object.entries(traces).map(([program, each]) => [program, placesOf(each)]),
  ) as Record<OtherProgram, readonly string[]>;
}
