import OpenAI from 'openai';
import { pipAnswers } from '../pip/pip.ts';
import { testKey } from './scene.ts';

const questions = Object.keys(pipAnswers) as readonly (keyof typeof pipAnswers)[];

/** The results of programs that all ask at once. */
export interface LoadResult {
  /** Exactly right answers. */
  right: number;
  /** Complete but different answers. */
  readonly wrong: string[];
  /** Errors by the client's codes. */
  readonly errors: string[];
}

/**
 * Has programs ask one question after another at temperature 0, every second answer streamed, with OpenAI's own client,
 * until there are enough. A program continues after an error.
 */
export async function loadWith(
  origin: string,
  programs: number,
  isEnough: (result: LoadResult) => boolean,
): Promise<LoadResult> {
  const result: LoadResult = { right: 0, wrong: [], errors: [] };
  const client = new OpenAI({ baseURL: `${origin}/v1`, apiKey: testKey, maxRetries: 0 });
  const ask = async (question: (typeof questions)[number], isStream: boolean): Promise<string> => {
    const asked = { model: 'pip', temperature: 0, messages: [{ role: 'user' as const, content: question }] };
    if (!isStream) return (await client.chat.completions.create(asked)).choices[0]?.message.content ?? '';
    let text = '';
    let isWhole = false;
    for await (const { choices } of await client.chat.completions.create({ ...asked, stream: true })) {
      text += choices[0]?.delta.content ?? '';
      isWhole ||= choices[0]?.finish_reason === 'stop';
    }
    if (!isWhole) throw new Error('A stream ended as if it were whole');
    return text;
  };
  const program = async (number: number): Promise<void> => {
    for (let turn = number; !isEnough(result); turn += 1) {
      const question = questions[turn % questions.length] ?? 'What is Noggin?';
      try {
        const text = await ask(question, turn % 2 === 0);
        if (text === pipAnswers[question]) result.right += 1;
        else result.wrong.push(`${question}: ${text}`);
      } catch (error) {
        result.errors.push(error instanceof OpenAI.APIError ? String(error.code) : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: programs }, (_, index) => program(index)));
  return result;
}
