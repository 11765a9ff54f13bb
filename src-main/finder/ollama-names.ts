import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { WalkedFile } from './walk.ts';

const mostBytes = 256 * 1024;
const manifest = z.object({
  layers: z.array(z.object({ mediaType: z.string(), digest: z.string() })).max(100),
});
/** `manifests/<registry>/<who>/<model>/<tag>` (github.com/ollama/ollama, server/modelpath.go). */
const place = /[\\/]manifests[\\/][^\\/]+[\\/]([^\\/]+)[\\/]([^\\/]+)[\\/]([^\\/]+)$/;
/** The weights; templates, licenses and projectors are layers too. */
const weights = 'application/vnd.ollama.image.model';

/** A name that Ollama knows, and the SHA-256 of the file behind it. */
export interface OllamaName {
  readonly name: string;
  readonly sha256: string;
}

/** Reads what a file of Ollama's store says of a model; null for any other file. */
export async function ollamaNameIn(file: WalkedFile): Promise<OllamaName | null> {
  const [, who = '', model = '', tag = ''] = place.exec(file.path) ?? [];
  if (model === '' || file.bytes > mostBytes) return null;
  try {
    const { layers } = manifest.parse(JSON.parse(await textOf(file.path)));
    const digest = layers.find(({ mediaType }) => mediaType === weights)?.digest;
    const sha256 = /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1];
    const name = `${who === 'library' ? '' : `${who} `}${model} ${tag}`;
    return sha256 === undefined ? null : { name, sha256 };
  } catch {
    // Not one, or not readable: then its file has no name.
    return null;
  }
}

async function textOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
