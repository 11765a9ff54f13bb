import * as ollamaAnswers from '../ollama/answers.ts';
import * as ollamaModels from '../ollama/models.ts';
import { chat } from '../openai/chat.ts';
import { completion } from '../openai/completion.ts';
import { openaiError } from '../openai/errors.ts';
import { embeddings, models, oneModel } from '../openai/models.ts';
import { responses } from '../openai/responses.ts';
import { Refused } from '../refused.ts';
import type { Call } from './call.ts';
import type { Admitted } from './guard.ts';

/** How a program speaks. */
export type Speech = 'openai' | 'ollama';

/** Where a request leads. */
export interface Route {
  readonly speech: Speech;
  readonly needsKey: boolean;
  /** @throws Refused, NogginError before the answer has begun */
  run(call: Call): Promise<void>;
}

type Run = Route['run'];

const openai: Readonly<Record<string, Run>> = {
  'GET /v1/models': models,
  'POST /v1/chat/completions': chat,
  'POST /v1/completions': completion,
  'POST /v1/embeddings': embeddings,
  'POST /v1/responses': responses,
};
const greeting: Run = async ({ reply }) => reply.text(200, 'Noggin is running');
const ollama: Readonly<Record<string, Run>> = {
  'GET /': greeting,
  'GET /api/version': ollamaModels.version,
  'GET /api/tags': ollamaModels.tags,
  'GET /api/ps': ollamaModels.ps,
  'POST /api/show': ollamaModels.show,
  'POST /api/chat': ollamaAnswers.chat,
  'POST /api/generate': ollamaAnswers.generate,
  'POST /api/embed': ollamaModels.embed,
  'POST /api/embeddings': ollamaModels.oldEmbed,
};
/** What Ollama's clients manage models by. */
const managing = /^\/api\/(pull|push|create|copy|delete|blobs\/.*)$/;

/** How a path is spoken to: errors have that shape, too. Pure. */
export function speechOf(path: string): Speech {
  return path === '/' || path.startsWith('/api/') || path === '/api' ? 'ollama' : 'openai';
}

/**
 * Where a request leads. Pure.
 * @param speaksOllama whether the part without a key is on
 * @throws Refused `unknown-path`, `wrong-method`, `in-noggin`
 */
export function routeOf({ method, path }: Pick<Admitted, 'method' | 'path'>, speaksOllama: boolean): Route {
  // The same without its body.
  const asked = method === 'HEAD' ? 'GET' : method;
  const speech = speechOf(path);
  if (speech === 'ollama') {
    if (!speaksOllama) {
      throw new Refused(
        'unknown-path',
        "Programs made for Ollama are not answered: that is off in Noggin's settings",
      );
    }
    const run = ownOf(ollama, `${asked} ${path}`);
    if (run !== undefined) return { speech, needsKey: false, run };
    if (managing.test(path)) {
      throw new Refused('in-noggin', 'Models are added and removed in Noggin itself, and nowhere else');
    }
    throw unknown(ollama, asked, path);
  }
  const run = ownOf(openai, `${asked} ${path}`);
  if (run !== undefined) return { speech, needsKey: true, run };
  const [, id] = /^\/v1\/models\/([^/]+)$/.exec(path) ?? [];
  if (id !== undefined && asked === 'GET') {
    return { speech, needsKey: true, run: (call) => oneModel(call, decoded(id)) };
  }
  throw unknown(openai, asked, path);
}

/** A refusal in the shape that the program understands. Pure. */
export function worded(refused: Refused, speech: Speech): object {
  return speech === 'ollama' ? { error: refused.message } : openaiError(refused);
}

function ownOf(table: Readonly<Record<string, Run>>, key: string): Run | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function unknown(table: Readonly<Record<string, Run>>, method: string, path: string): Refused {
  const other = ['GET', 'POST'].find((each) => ownOf(table, `${each} ${path}`) !== undefined);
  return other === undefined
    ? new Refused('unknown-path', `${method} ${path.slice(0, 200)} is not answered here`)
    : new Refused('wrong-method', `${path} is asked by ${other}`);
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
