import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { damage } from '../../test/support/library/damage.ts';
import { type LibraryScene, setInstalledScene } from '../../test/support/library/library.ts';
import type { Output, Told } from './output.ts';
import type { HeadlessPorts } from './ports.ts';
import { runCommand, type ServiceCommand } from './run.ts';

/** Runs a command on a real library. */
async function run(
  { library, scene }: LibraryScene,
  command: ServiceCommand,
  more: Partial<HeadlessPorts> = {},
) {
  const told: Told[] = [];
  const tell = (one: Told): void => {
    told.push(one);
  };
  const output: Output = { tell, progress: () => {}, piece: tell };
  const { downloads } = scene.engine;
  const signal = new AbortController().signal;
  const ports = {
    output,
    downloads,
    library,
    signal,
    catalogueError: null,
    ...more,
  };
  return { exitCode: await runCommand(command, ports as unknown as HeadlessPorts), told };
}

/** Records a model on a missing drive. */
function onADriveThatIsAway({ scene }: LibraryScene, modelId: string): void {
  const present = scene.engine.ledger.installed.get('tiny');
  if (present === null) throw new Error('nothing is installed');
  const away = path.join(scene.home, 'drive', 'models', `${modelId}.gguf`);
  scene.engine.ledger.transaction(() =>
    scene.engine.ledger.installed.put({ ...present, modelId, path: away, downloadId: null }),
  );
}

const verify = { kind: 'verify', modelId: null, json: true } as const;

describe('--verify', () => {
  it('exits with the code of the disk, however many models are on a missing drive', async () => {
    const set = await setInstalledScene();
    for (const modelId of ['one', 'two', 'three']) onADriveThatIsAway(set, modelId);
    const { exitCode, told } = await run(set, verify);
    expect(told.filter(({ state }) => state === 'drive-missing')).toHaveLength(3);
    expect(exitCode).toBe(6);
  });

  it('exits with the code of wrong bytes where there are any, in whichever order', async () => {
    const set = await setInstalledScene();
    for (const modelId of ['a first', 'z last']) onADriveThatIsAway(set, modelId);
    damage(set.scene.engine.target('tiny'), 100_000);
    expect((await run(set, verify)).exitCode).toBe(4);
    rmSync(set.scene.engine.target('tiny'));
    expect((await run(set, verify)).exitCode).toBe(4);
  });
});

describe('a configured catalogue that cannot be used', () => {
  it.each<ServiceCommand>([
    { kind: 'pull', wish: 'tiny', json: true, unproven: false, now: false },
    { kind: 'list', json: true },
    verify,
  ])('is never silently replaced: $kind', async (command) => {
    const set = await setInstalledScene();
    const catalogueError = { code: 'network', message: 'nobody is there' } as const;
    const { exitCode, told } = await run(set, command, { catalogueError });
    expect(exitCode).toBe(1);
    expect(told).toMatchObject([
      { event: 'stopped', code: 'catalogue-invalid', details: { cause: 'network' } },
    ]);
  });
});
