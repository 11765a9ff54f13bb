import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ggufPlan, ggufSha256 } from '../gguf/generate.ts';
import { type Faults, type Limits, type ModelHost, startModelHost } from '../model-host/host.ts';
import { type PipModel, pipModel } from '../pip/pip.ts';
import type { AppHome } from './app.ts';

/** A demo model on a local host, a catalogue that recommends it beside the built-in models, and an empty profile. */
export interface Stage {
  readonly host: ModelHost;
  readonly model: { readonly id: string; readonly bytes: number; readonly sha256: string };
  readonly app: AppHome;
  readonly target: string;
  /** Stops the host and removes all temporary files. */
  clear(): Promise<void>;
}

const modelId = 'noggin-demo';
const builtIn = new URL('../../../src-main/catalogue/built-in.json', import.meta.url);

export interface StageOptions {
  /** Size of the model; default 64 MiB. */
  readonly bytes?: number;
  readonly faults?: Faults;
  readonly limits?: Limits;
  /** The model is Pip, a real one that answers, padded to this size. */
  readonly pip?: true;
  /** The model is this file, with its own size. */
  readonly model?: Pick<PipModel, 'totalBytes' | 'readAt' | 'sha256'>;
  /** A smaller model beside it, of this many bytes: "Small One". */
  readonly lighter?: number;
  /** Further models beside it, "Other 1" and so on, of the same size. */
  readonly others?: number;
  /** Where profile and models are kept. Without it they go to a temporary folder that is removed. */
  readonly folder?: string;
}

/** Starts the host and lays everything out. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const shape = { bytes: options.model?.totalBytes ?? options.bytes ?? 64 * 1024 * 1024, seed: 42 };
  const real = options.model ?? (options.pip === true ? pipModel(shape.bytes) : null);
  const sha256 = real === null ? ggufSha256(shape) : real.sha256();
  const lighter = options.lighter === undefined ? null : { bytes: options.lighter, seed: 43 };
  const otherShapes = Array.from({ length: options.others ?? 0 }, (_, index) => ({
    ...{ id: `other-${index + 1}`, name: `Other ${index + 1}` },
    shape: { bytes: shape.bytes, seed: 44 + index },
  }));
  const host = await startModelHost({
    files: {
      'noggin-demo.gguf': real ?? ggufPlan(shape),
      ...Object.fromEntries(otherShapes.map((other) => [`${other.id}.gguf`, ggufPlan(other.shape)])),
      ...(lighter === null ? {} : { 'small-one.gguf': ggufPlan(lighter) }),
    },
    faults: options.faults ?? {},
    limits: options.limits ?? {},
  });
  const folder = options.folder ?? mkdtempSync(path.join(os.tmpdir(), 'noggin-stage-'));
  const home = path.join(folder, 'profile');
  const modelsFolder = path.join(folder, 'models');
  mkdirSync(home, { recursive: true });
  const catalogue = path.join(folder, 'catalogue.json');
  const entry = {
    id: modelId,
    name: 'Noggin Demo',
    family: 'Demo',
    maker: 'Noggin',
    publisher: 'Noggin',
    about: 'A tiny model made on this computer, to show how Noggin works.',
    parameters: 'tiny',
    quantization: 'F32',
    url: host.url('noggin-demo.gguf'),
    bytes: shape.bytes,
    sha256,
    licence: 'Apache-2.0',
    licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0',
    contextLength: 512,
    rank: 0,
    demo: true,
  };
  const others = otherShapes.map((other) => ({
    ...entry,
    ...{ id: other.id, name: other.name, demo: false },
    ...{ url: host.url(`${other.id}.gguf`), sha256: ggufSha256(other.shape) },
  }));
  if (lighter !== null) {
    others.push({
      ...entry,
      ...{ id: 'small-one', name: 'Small One', demo: false, url: host.url('small-one.gguf') },
      ...{ bytes: lighter.bytes, sha256: ggufSha256(lighter) },
    });
  }
  const { models } = JSON.parse(readFileSync(builtIn, 'utf8')) as { models: unknown[] };
  writeFileSync(catalogue, JSON.stringify({ version: 1, models: [entry, ...others, ...models] }));
  return {
    host,
    model: { id: modelId, bytes: shape.bytes, sha256 },
    app: { home, modelsFolder, catalogue },
    target: path.join(modelsFolder, `${modelId}.gguf`),
    clear: async () => {
      await host.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
