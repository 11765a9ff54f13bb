import type { Call } from '../http/call.ts';
import { findServed, type ServedModel } from '../served-model.ts';
import { readEmbed, readOldEmbed, readShow } from './read.ts';

/** The version of Ollama whose answers these are like. Programs ask for it before they trust an answer's form. */
const spokenVersion = '0.18.0';

/** `GET /api/version`. */
export async function version({ reply }: Call): Promise<void> {
  reply.json(200, { version: spokenVersion });
}

/** `GET /api/tags`. */
export async function tags({ desk, reply }: Call): Promise<void> {
  reply.json(200, { models: desk.served().models.map(listed) });
}

/** `GET /api/ps`: what is in memory. */
export async function ps({ desk, reply, now }: Call): Promise<void> {
  const { models, loaded } = desk.served();
  const found = models.find(({ id }) => id === loaded?.id);
  if (found === undefined || loaded === null) {
    reply.json(200, { models: [] });
    return;
  }
  const { modified_at: _, ...rest } = listed(found);
  // A model that is never given up: as Ollama tells it, far away.
  const untilMs = loaded.untilMs ?? now() + 100 * 365 * 86_400_000;
  const memory = { size_vram: 0, context_length: loaded.contextTokens };
  reply.json(200, { models: [{ ...rest, expires_at: new Date(untilMs).toISOString(), ...memory }] });
}

/** `POST /api/show`. @throws Refused */
export async function show({ desk, body, reply }: Call): Promise<void> {
  const model = findServed(desk.served(), readShow(body));
  const { architecture, contextTokens, canUseTools, canThink } = model;
  const family = architecture ?? 'unknown';
  reply.json(200, {
    modelfile: '',
    parameters: '',
    template: '',
    details: detailsOf(model),
    model_info: {
      'general.architecture': family,
      ...(contextTokens === null ? {} : { [`${family}.context_length`]: contextTokens }),
    },
    capabilities: ['completion', ...(canUseTools ? ['tools'] : []), ...(canThink ? ['thinking'] : [])],
    modified_at: new Date(model.provenAtMs).toISOString(),
  });
}

/** `POST /api/embed`. @throws Refused, NogginError */
export async function embed({ desk, body, signal, reply }: Call): Promise<void> {
  const begun = performance.now();
  const asked = readEmbed(body);
  const model = findServed(desk.served(), asked.model);
  const nothing = { vectors: [], tokens: 0 };
  const { vectors, tokens } =
    asked.texts.length === 0 ? nothing : await desk.embed(model.id, asked.texts, signal);
  const total_duration = Math.round((performance.now() - begun) * 1e6);
  const times = { total_duration, load_duration: 0, prompt_eval_count: tokens };
  reply.json(200, { model: asked.model, embeddings: vectors, ...times });
}

/** `POST /api/embeddings`, as older programs ask. @throws Refused, NogginError */
export async function oldEmbed({ desk, body, signal, reply }: Call): Promise<void> {
  const asked = readOldEmbed(body);
  const model = findServed(desk.served(), asked.model);
  const { vectors } = await desk.embed(model.id, asked.texts, signal);
  reply.json(200, { embedding: vectors[0] ?? [] });
}

function listed(model: ServedModel) {
  const name = `${model.id}:latest`;
  return {
    ...{ name, model: name, modified_at: new Date(model.provenAtMs).toISOString() },
    ...{ size: model.bytes, digest: model.sha256, details: detailsOf(model) },
  };
}

function detailsOf({ architecture, parameters, quantization }: ServedModel) {
  const family = architecture ?? 'unknown';
  return {
    ...{ parent_model: '', format: 'gguf', family, families: [family] },
    ...{ parameter_size: parameters ?? '', quantization_level: quantization ?? '' },
  };
}
