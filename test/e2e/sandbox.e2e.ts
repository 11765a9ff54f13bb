import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { programWithSandbox, whyNoSandbox } from '../support/app/as-ordinary-user.ts';
import { folderOf } from './dialogs.ts';
import { expect, goTo, test } from './fixtures.ts';

/** The kernel's facts about a process. */
interface Confinement {
  readonly user: string;
  readonly network: string;
  readonly processes: string;
  readonly seccomp: string;
  readonly filters: number;
  readonly noNewPrivileges: string;
}

function confinementOf(pid: number): Confinement {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): string => new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? '';
  const space = (name: string): string => readlinkSync(`/proc/${pid}/ns/${name}`);
  return {
    ...{ user: space('user'), network: space('net'), processes: space('pid') },
    seccomp: field('Seccomp'),
    filters: Number(field('Seccomp_filters')),
    noNewPrivileges: field('NoNewPrivs'),
  };
}

/** The processes of a program and its descendants, with their command lines; those that end meanwhile are left out. */
function processesOf(session: number): readonly { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[3]) !== session) return [];
      return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'latin1') }];
    } catch {
      return [];
    }
  });
}

async function end(app: ChildProcess): Promise<void> {
  const gone = app.exitCode === null && app.signalCode === null ? once(app, 'exit') : null;
  for (const { pid } of processesOf(app.pid ?? 0)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself in the meantime.
    }
  }
  await gone;
}

test('the page’s process has a seccomp filter, no new privileges, and namespaces of its own', async ({
  stageWith,
}) => {
  const why = whyNoSandbox();
  test.skip(why !== null, why ?? '');
  const stage = await stageWith({ bytes: 1024 * 1024 });
  const below = path.join(folderOf(stage), 'names');
  mkdirSync(below);
  chmodSync(folderOf(stage), 0o755);
  const program = programWithSandbox(below, [stage.app.home]);
  const app = spawn(program.executable, program.args, {
    // A session of its own, which identifies its processes.
    detached: true,
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      DISPLAY: process.env['DISPLAY'],
      HOME: stage.app.home,
      NOGGIN_HOME: stage.app.home,
      NOGGIN_MODELS_DIR: path.join(stage.app.home, 'models'),
    },
  });
  try {
    const find = (type: string) =>
      processesOf(app.pid ?? 0).find(({ command }) => command.includes(`--type=${type}`));
    await expect.poll(() => find('renderer')?.pid ?? 0).toBeGreaterThan(0);
    const main = confinementOf(app.pid ?? 0);
    const page = () => confinementOf(find('renderer')?.pid ?? 0);
    // The sandbox is complete once it has started.
    await expect.poll(() => page().filters).toBeGreaterThan(main.filters);
    expect(page()).toMatchObject({ seccomp: '2', noNewPrivileges: '1' });
    expect(page().user).not.toBe(main.user);
    expect(page().network).not.toBe(main.network);
    expect(page().processes).not.toBe(main.processes);
    const commands = processesOf(app.pid ?? 0).map(({ command }) => command);
    expect(commands.filter((command) => command.includes('--no-sandbox'))).toEqual([]);
  } finally {
    await end(app);
  }
});

test('started without the sandbox, the window says so beside the version', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 1024 * 1024 });
  const { page } = await start({ ...stage.app, args: ['--no-sandbox'] });
  await goTo(page, 'Settings');
  await expect(page.getByText('Noggin was started with --no-sandbox.')).toBeVisible();
});
