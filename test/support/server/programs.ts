import path from 'node:path';
import type { Desk } from '../../../src-main/server/desk.ts';
import { digestOf } from '../../../src-main/server/http/guard.ts';
import type { FromServer, ToServer } from '../../../src-main/server/messages.ts';
import { createPrograms, type Programs, type WantedServer } from '../../../src-main/server/programs.ts';
import { type Forked, forkFile } from '../inference/forked-process.ts';
import { type DeskScene, openDeskScene, testKey } from './scene.ts';

const worker = path.join(import.meta.dirname, '../../../src-main/server/process/worker.ts');

/** The server in a process of its own beside the model's, as in the app, but forked by Node instead of Electron. */
export interface ProgramsScene extends DeskScene {
  readonly programs: Programs;
  /** The server's processes so far. */
  readonly processes: readonly Forked<ToServer, FromServer>[];
  /** Numbers of the requested answers, in order of arrival, and in order of their answers. */
  readonly order: { readonly came: readonly number[]; readonly given: readonly number[] };
  /** The whole log, as one text. */
  logged(): string;
  /** Sets the wanted configuration from now on. */
  want(wanted: Partial<WantedServer> | null): Promise<void>;
  /** `http://127.0.0.1:PORT` of the listening server. */
  origin(): string;
}

/** @param execArgv arguments of Node for the server's process */
export function openProgramsScene(execArgv: readonly string[] = []): ProgramsScene {
  const scene = openDeskScene();
  const processes: Forked<ToServer, FromServer>[] = [];
  const lines: string[] = [];
  const write = (event: string, facts?: unknown): void => void lines.push(JSON.stringify([event, facts]));
  let wanted: WantedServer | null = null;
  const order = { came: [] as number[], given: [] as number[] };
  const desk: Desk = {
    ...scene.desk,
    answer: async (...asked) => {
      const number = order.came.push(order.came.length);
      try {
        return await scene.desk.answer(...asked);
      } finally {
        order.given.push(number - 1);
      }
    },
  };
  const programs = createPrograms({
    desk,
    spawn: () => {
      const process = forkFile<ToServer, FromServer>(worker, execArgv);
      processes.push(process);
      return process;
    },
    wanted: () => wanted,
    log: { info: write, warn: write },
    now: () => performance.now(),
  });
  scene.forked.inference.onChange(programs.servedChanged);
  return {
    ...{ ...scene, programs, processes, order, logged: () => lines.join('\n') },
    want: (next) => {
      const keyDigest = digestOf(testKey).toString('hex');
      wanted = next === null ? null : { port: 0, keyDigest, speaksOllama: true, ...next };
      return programs.refresh();
    },
    origin: () => {
      const state = programs.state();
      if (state.kind !== 'on') throw new Error(`The server is ${state.kind}`);
      return `http://127.0.0.1:${state.port}`;
    },
    end: async () => {
      await programs.stop();
      await scene.end();
    },
  };
}
