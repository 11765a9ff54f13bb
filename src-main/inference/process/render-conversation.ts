import { NogginError } from '../../errors.ts';
import type { Turn } from '../port.ts';
import { holdsAll, isWrittenOut, shapesOf, shownAndBegun, withMarkers } from './shape-conversation.ts';
import type { Renderer } from './template/renderer.ts';
import { openedThinking } from './thinking.ts';

/** What is rendered. */
export interface Conversation {
  readonly system: string;
  readonly turns: readonly Turn[];
  readonly think: boolean;
}

/** A conversation as text with the template's marks, up to where the model goes on. */
export interface RenderedConversation {
  readonly text: string;
  /** What the template has the model begin to think with; it is the beginning of the answer. */
  readonly opened: string;
}

/**
 * Shows a conversation to the template in the first shape that it takes, and that loses nothing.
 * @throws NogginError `template-failed` when there is none, or it took too long
 */
export async function renderConversation(
  renderer: Renderer,
  { system, turns, think }: Conversation,
): Promise<RenderedConversation> {
  const { said, begun } = shownAndBegun(turns);
  const markers = withMarkers(system, said);
  const markedShapes = shapesOf(markers.system, markers.said);
  let refusal = 'It leaves out what was said';
  for (const [index, messages] of shapesOf(system, said).entries()) {
    const rendered = await renderer.render({ messages, asksForAnswer: true, think });
    if (rendered.kind === 'refused') refusal = rendered.message;
    if (rendered.kind === 'refused' || !holdsAll(rendered.text, system, said)) continue;
    const marked = await renderer.render({
      ...{ messages: markedShapes[index] ?? [], asksForAnswer: true, think },
    });
    if (marked.kind === 'refused' || isWrittenOut(marked.text)) continue;
    if (holdsAll(marked.text, markers.system, markers.said)) return withBegun(rendered.text, begun);
  }
  throw new NogginError('template-failed', `The template takes this conversation in no shape: ${refusal}`, {
    details: { refusal },
  });
}

/** The model's own words are continued as they are; a tag that both template and words open is opened once. */
function withBegun(text: string, begun: string): RenderedConversation {
  const opened = openedThinking(text);
  if (begun === '') return { text, opened };
  const isTwice = opened !== '' && begun.trimStart().startsWith(opened.trim());
  return { text: `${isTwice ? text.slice(0, -opened.length) : text}${begun}`, opened: '' };
}
