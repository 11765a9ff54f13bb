import { createThinkingSplitter } from '../chats/thinking.ts';
import { NogginError } from '../errors.ts';
import type { Command } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import type { HeadlessPorts } from './ports.ts';

/** Longest text by standard input, in bytes: more than any model here holds. */
const mostBytes = 4 * 1024 * 1024;
/** Longest answer, in tokens; half the context where that is less. */
const mostTokens = 4096;

/**
 * Asks the model one thing, and tells the answer as it comes. What comes by standard input stands behind the question.
 * @returns the exit code
 * @throws NogginError `unknown-id` without a model, `empty-answer` also when nothing but blanks came, and what loading and answering throw
 */
export async function ask(ports: HeadlessPorts, command: Extract<Command, { kind: 'ask' }>): Promise<number> {
  const { brain, inference, output, signal } = ports;
  const handed = await ports.readStandardInput(mostBytes);
  const question = [command.question, handed]
    .filter((part) => part !== null && part.trim() !== '')
    .join('\n\n');
  if (question === '') {
    output.tell({ event: 'refused', code: 'usage', message: 'Nothing was asked' }, 'Nothing was asked.');
    return exitCodes.usage;
  }
  const loaded = await brain.ensureLoaded(command.modelId, false);
  const splitter = createThinkingSplitter();
  let told = '';
  const tell = (): void => {
    const { text } = splitter.read();
    const more = text.slice(told.length);
    told = text;
    if (more !== '') output.piece({ event: 'text', text: more }, more);
  };
  const end = await inference.answer(
    {
      system: command.system,
      turns: [{ role: 'user', text: question }],
      ...{ temperature: null, seed: null, think: false },
      maxTokens: Math.min(mostTokens, Math.floor(loaded.contextTokens / 2)),
    },
    {
      prompt: () => {},
      text: (raw) => {
        splitter.add(raw);
        tell();
      },
    },
    signal,
  );
  splitter.end(end.reason === 'end');
  tell();
  const { thinking, text } = splitter.read();
  const { tokens, firstTokenMs, tokensPerSecond, reason } = end;
  output.tell(
    {
      event: 'answer',
      modelId: loaded.modelId,
      text,
      thinking,
      reason,
      tokens,
      firstTokenMs,
      tokensPerSecond,
    },
    '',
  );
  if (reason === 'stopped') return exitCodes.interrupted;
  if (text.trim() === '') throw new NogginError('empty-answer', 'The model answered nothing');
  return exitCodes.ok;
}
