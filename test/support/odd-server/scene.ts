import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import type { Downloadable, DownloadPorts, Limits } from '../../../src-main/downloads/ports.ts';
import type { Tuning } from '../../../src-main/downloads/tuning.ts';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { type Engine, openEngine, temporaryFolder } from '../engine/engine.ts';
import { type OddAnswer, type OddRequest, type OddServer, startOddServer } from './odd-server.ts';

/** The served content: unique at every offset, so that a misplaced byte is found. */
function contentOf(bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) content.writeUInt32LE(at, at);
  return content;
}

/** The ordinary answers of an odd server. */
export interface Usual {
  readonly content: Buffer;
  /** 206 with the requested part, or 200 with everything. */
  answer(request: OddRequest): OddAnswer;
}

/** An engine that downloads the file of an odd server. */
export interface OddScene {
  readonly server: OddServer;
  readonly engine: Engine;
  readonly content: Buffer;
  /** Starts the download; resolves with the view in which it has ended or waits for the person. */
  download(): Promise<{ readonly id: string; readonly view: DownloadView }>;
  /** Kinds of events other than transitions, in order. */
  events(id: string): string[];
  /** The right file under its name. */
  expectInstalled(view: DownloadView): void;
}

export interface OddOptions {
  readonly bytes?: number;
  readonly catalogue?: Partial<Downloadable>;
  readonly tuning?: Partial<Tuning>;
  readonly limits?: Partial<Limits>;
  readonly ports?: Partial<DownloadPorts>;
  answer(request: OddRequest, usual: Usual): OddAnswer | null | 'reset';
}

const KiB = 1024;

/** Starts server and engine; both are closed with the test. */
export async function setOddScene(options: OddOptions): Promise<OddScene> {
  const content = contentOf(options.bytes ?? 2 * KiB * KiB);
  const usual: Usual = { content, answer: (request) => usualAnswer(request, content) };
  const server = await startOddServer(content.length, (request) => options.answer(request, usual));
  const { folder: home, remove } = temporaryFolder();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const url = `${server.origin}/model.gguf`;
  const model: Downloadable = {
    ...{ id: 'tiny', name: 'Tiny', url, bytes: content.length, sha256 },
    ...options.catalogue,
  };
  const engine = openEngine({
    home,
    models: [model],
    tuning: { pieceBytes: 64 * KiB, runBytes: 256 * KiB, growthMs: 5, ...options.tuning },
    limits: { connectionsPerHost: 1, ...options.limits },
    ports: { ...options.ports },
  });
  onTestFinished(async () => {
    await engine.stop();
    remove();
  });
  return {
    server,
    engine,
    content,
    download: async () => {
      const { id } = engine.downloads.start('tiny');
      const view = await engine.until(id, ({ state }) => ['complete', 'failed', 'paused'].includes(state));
      return { id, view };
    },
    events: (id) =>
      engine.ledger.history
        .of(id)
        .filter(({ event }) => event !== 'move')
        .map(({ event, note }) => `${event} ${note ?? ''}`.trim()),
    expectInstalled: (view) => {
      expect(view.error, JSON.stringify(view.error)).toBeNull();
      expect(view.state).toBe('complete');
      expect(readFileSync(engine.target('tiny')).equals(content)).toBe(true);
    },
  };
}

function usualAnswer({ range }: OddRequest, content: Buffer): OddAnswer {
  if (range === null) return { status: 200, body: content };
  return {
    status: 206,
    headers: { 'content-range': `bytes ${range.first}-${range.last}/${content.length}` },
    body: content.subarray(range.first, range.last + 1),
  };
}
