import { onTestFinished } from 'vitest';
import { ggufPlan } from '../gguf/generate.ts';
import type { Faults } from './faults.ts';
import { type ModelHost, startModelHost } from './host.ts';

/** The file of these tests: its size in bytes, its content, and another model of the same size. */
export const SIZE = 2_500_000;
export const content = Buffer.alloc(SIZE);
ggufPlan({ bytes: SIZE }).readAt(0, content);
export const other = Buffer.alloc(SIZE);
ggufPlan({ bytes: SIZE, seed: 2 }).readAt(0, other);

export const range = (header: string) => ({ headers: { range: header } });
/** A request as it goes over the wire. */
export const RAW_GET = 'GET /m.gguf HTTP/1.1\r\nHost: x\r\n\r\n';

/** A host with one model and these faults; closed with the test. */
export async function start(faults: Faults): Promise<ModelHost & { readonly model: string }> {
  const host = await startModelHost({ files: { 'm.gguf': content }, faults });
  onTestFinished(() => host.close());
  return Object.assign(host, { model: host.url('m.gguf') });
}
