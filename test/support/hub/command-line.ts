import type { Output, Told } from '../../../src-main/headless/output.ts';
import type { HeadlessPorts } from '../../../src-main/headless/ports.ts';
import { runCommand } from '../../../src-main/headless/run.ts';
import type { HubScene } from './scene.ts';

/** The result of a run of `--pull`. */
export interface Pulled {
  readonly exitCode: number;
  readonly told: readonly Told[];
  /** All lines for people. */
  readonly text: string;
}

/** Does what `noggin --pull <wish>` does, on a scene's hub and engine, without Electron. */
export async function pullIn({ hub, engine }: HubScene, wish: string, unproven = false): Promise<Pulled> {
  const told: Told[] = [];
  const lines: string[] = [];
  const tell = (one: Told, line: string | null): void => {
    told.push(one);
    if (line !== null) lines.push(line);
  };
  const output: Output = { tell, progress: () => {}, piece: tell };
  // Inference and library are unused for a model of the hub.
  const ports = {
    output,
    downloads: engine.downloads,
    models: hub,
    catalogueError: null,
    findModel: () => null,
    setAside: null,
    signal: new AbortController().signal,
  } as unknown as HeadlessPorts;
  const exitCode = await runCommand({ kind: 'pull', wish, json: true, unproven, now: false }, ports);
  return { exitCode, told, text: lines.join('\n') };
}
