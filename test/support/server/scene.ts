import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createBrain } from '../../../src-main/inference/brain.ts';
import { createTurns, type Turns } from '../../../src-main/inference/turns.ts';
import { createBrainDesk } from '../../../src-main/server/brain-desk.ts';
import type { Desk } from '../../../src-main/server/desk.ts';
import { digestOf } from '../../../src-main/server/http/guard.ts';
import { type Limits, type ProgramsServer, startServer } from '../../../src-main/server/http/server.ts';
import type { Served, ServedModel } from '../../../src-main/server/served-model.ts';
import { type Brain as ForkedBrain, openBrain, planFor } from '../inference/brain.ts';
import { toolTemplates } from '../inference/tool-templates.ts';
import { pipFile, pipSha256 } from '../pip/pip.ts';
import { endlessPip, pipWithTemplate } from '../pip/rewrite.ts';

export const testKey = 'noggin-test-key';

/** Real models, and the desk for programs' questions. */
export interface DeskScene {
  readonly forked: ForkedBrain;
  readonly turns: Turns;
  readonly desk: Desk;
  /** User-Agents of the programs. */
  readonly agents: readonly string[];
  end(): Promise<void>;
}

/** The real server in this process, with the real model in its own. */
export interface ServerScene extends DeskScene {
  readonly server: ProgramsServer;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
}

const pipModelId = 'pip';

/** Pip unchanged, Pip with tools, and one that never ends its answer. */
export function openDeskScene(): DeskScene {
  const home = mkdtempSync(path.join(os.tmpdir(), 'noggin-server-'));
  const files: Readonly<Record<string, string>> = {
    pip: pipFile,
    'pip-tools': path.join(home, 'tools.gguf'),
    'pip-endless': path.join(home, 'endless.gguf'),
    broken: path.join(home, 'broken.gguf'),
  };
  writeFileSync(files['pip-tools'] ?? '', pipWithTemplate(toolTemplates.hermes));
  writeFileSync(files['pip-endless'] ?? '', endlessPip());
  writeFileSync(files['broken'] ?? '', 'GGUF');
  const forked = openBrain();
  const brain = createBrain({
    inference: forked.inference,
    plan: async (modelId) => {
      const plan = planFor(files[modelId] ?? '', { contextTokens: modelId === 'pip-endless' ? 8192 : 512 });
      return { ...plan, model: { ...plan.model, modelId } };
    },
    inUse: () => ({ modelId: pipModelId, name: 'Pip' }),
    idleMinutes: () => null,
    isMemoryShort: async () => false,
    background: { isOn: () => false, makeWay: async () => {} },
    now: () => performance.now(),
    later: () => () => {},
  });
  const agents: string[] = [];
  const turns = createTurns();
  const desk = createBrainDesk({
    ...{ brain, inference: forked.inference, turns },
    asked: (agent) => agents.push(agent),
    served: () => servedOf(forked),
  });
  return {
    ...{ forked, turns, desk, agents },
    end: async () => {
      await forked.inference.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The server in this process. */
export async function openServerScene(
  options: { readonly speaksOllama?: boolean; readonly limits?: Partial<Limits> } = {},
): Promise<ServerScene> {
  const scene = openDeskScene();
  const { speaksOllama = true, limits = {} } = options;
  const wishes = { desk: scene.desk, keyDigest: digestOf(testKey), speaksOllama, limits };
  const server = await startServer({ ...wishes, port: 0 });
  return {
    ...{ ...scene, server, origin: `http://127.0.0.1:${server.port}` },
    end: async () => {
      await server.close();
      await scene.end();
    },
  };
}

/** A model as the server knows it. */
function servedModel(id: string, more: Partial<ServedModel> = {}): ServedModel {
  return {
    ...{ id, name: id, sha256: pipSha256, bytes: 1_234_567, provenAtMs: 1_790_000_000_000 },
    ...{ architecture: 'llama', parameters: null, quantization: 'F16', contextTokens: 512 },
    ...{ canUseTools: id === 'pip-tools', canThink: false, ...more },
  };
}

function servedOf({ inference }: ForkedBrain): Served {
  const state = inference.state();
  const loaded = state.kind === 'ready' || state.kind === 'answering' ? state.loaded : null;
  return {
    models: ['pip', 'pip-tools', 'pip-endless', 'broken'].map((id) => servedModel(id)),
    inUse: pipModelId,
    loaded:
      loaded === null ? null : { id: loaded.modelId, contextTokens: loaded.contextTokens, untilMs: null },
  };
}
