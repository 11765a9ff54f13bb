import { parentPort, workerData } from 'node:worker_threads';
import type { RenderReply, RenderRequest, TemplateSpec } from './messages.ts';
import { type ReadTemplate, readTemplate } from './render.ts';

/** The thread that runs a model's template; whoever waits for it ends it when that takes too long. */
if (parentPort === null) throw new Error('This file is a worker');
const port = parentPort;
const say = (reply: RenderReply): void => port.postMessage(reply);
const worded = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 300);

function read(): ReadTemplate | null {
  try {
    const template = readTemplate(workerData as TemplateSpec);
    say({ kind: 'read', switches: template.switches });
    return template;
  } catch (error) {
    say({ kind: 'unreadable', message: worded(error) });
    return null;
  }
}

const template = read();
port.on('message', ({ id, filling }: RenderRequest) => {
  try {
    if (template === null) throw new Error('The template cannot be read');
    say({ kind: 'text', id, text: template.render(filling) });
  } catch (error) {
    say({ kind: 'refused', id, message: worded(error) });
  }
});
