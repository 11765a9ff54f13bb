import type { ElectronApplication } from 'playwright';
import { pipFile } from '../pip/pip.ts';

/** The result of one question. */
export interface AskedPip {
  readonly text: string;
  readonly reason: string;
  /** Of the model's process. */
  readonly code: number;
}

/** Starts a model process in a running app, loads Pip, asks one question, and ends the process. */
export function askPip(electron: ElectronApplication, asked: string): Promise<AskedPip> {
  return electron.evaluate(
    ({ app, utilityProcess }, { model, text: question }) =>
      new Promise<AskedPip>((resolve, reject) => {
        const child = utilityProcess.fork(`${app.getAppPath()}/out/inference/model-process.js`);
        let text = '';
        let reason = '';
        child.on('exit', (code) => resolve({ text, reason, code }));
        child.on('message', (message) => {
          if (message.kind === 'failed') reject(new Error(JSON.stringify(message)));
          if (message.kind === 'text') text += message.text;
          if (message.kind === 'answered') {
            reason = message.end.reason;
            child.postMessage({ kind: 'end' });
          }
          if (message.kind !== 'loaded') return;
          const said = { system: '', turns: [{ role: 'user', text: question }], think: false };
          const how = { temperature: 0, maxTokens: 200, seed: 1 };
          child.postMessage({ kind: 'answer', id: 2, question: { ...said, ...how } });
        });
        const plan = { model, contextTokens: 512, threads: 1, gpuLayers: 0 };
        child.postMessage({ kind: 'load', id: 1, plan });
      }),
    { model: { modelId: 'pip', name: 'Pip', path: pipFile }, text: asked },
  );
}
