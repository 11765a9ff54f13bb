import type { Call } from '../http/call.ts';
import { findServed, type ServedModel } from '../served-model.ts';
import { readEmbeddings } from './read-others.ts';

/** `GET /v1/models`. */
export async function models({ desk, reply }: Call): Promise<void> {
  reply.json(200, { object: 'list', data: desk.served().models.map(viewOf) });
}

/** `GET /v1/models/{id}`. @throws Refused `unknown-model` */
export async function oneModel({ desk, reply }: Call, id: string): Promise<void> {
  reply.json(200, viewOf(findServed(desk.served(), id)));
}

function viewOf({ id, provenAtMs }: ServedModel) {
  return { id, object: 'model', created: Math.floor(provenAtMs / 1000), owned_by: 'noggin' };
}

/** `POST /v1/embeddings`. @throws Refused, NogginError */
export async function embeddings({ desk, body, signal, reply }: Call): Promise<void> {
  const asked = readEmbeddings(body);
  const model = findServed(desk.served(), asked.model);
  const { vectors, tokens } = await desk.embed(model.id, asked.texts, signal);
  const data = vectors.map((vector, index) => ({
    ...{ object: 'embedding', index },
    embedding: asked.isBase64 ? base64Of(vector) : vector,
  }));
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  reply.json(200, { object: 'list', data, model: model.id, usage });
}

/** As OpenAI's clients ask for it: floats of four bytes, the least first. */
function base64Of(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString('base64');
}
