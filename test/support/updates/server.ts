import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endInPieces } from '../pieces.ts';

/** A place of updates on loopback, as electron-builder's generic provider is: one description and one file. */
export interface UpdateServer {
  readonly address: string;
  /**
   * Announces this version from now on.
   * @param hashOf what the description has the hash of, where that is not the file
   * @param at where the description says that the file is; below the address unless it is whole
   */
  announce(version: string, file: Buffer, hashOf?: Buffer, at?: string): void;
  /** Says this from now on instead of a description. */
  say(text: string): void;
  /** Leads whoever asks for files of Noggin elsewhere. */
  leadTo(address: string): void;
  /** What was asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts it; nothing is announced yet. */
export async function startUpdateServer(): Promise<UpdateServer> {
  const files = new Map<string, Buffer>();
  const asked: string[] = [];
  let elsewhere: string | null = null;
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    asked.push(name);
    if (elsewhere !== null && name.endsWith('.AppImage')) {
      response.writeHead(302, { Location: elsewhere });
      response.end();
      return;
    }
    const file = files.get(name);
    response.writeHead(file === undefined ? 404 : 200, { 'Content-Length': file?.length ?? 0 });
    void endInPieces(response, file ?? '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    say: (text) => {
      files.set('latest-linux.yml', Buffer.from(text));
    },
    leadTo: (address) => {
      elsewhere = address;
    },
    announce: (version, file, hashOf = file, at) => {
      const name = `Noggin-${version}.AppImage`;
      const sha512 = createHash('sha512').update(hashOf).digest('base64');
      const description = [
        `version: ${version}`,
        'files:',
        `  - url: ${at ?? name}`,
        `    sha512: ${sha512}`,
        `    size: ${file.length}`,
        `path: ${at ?? name}`,
        `sha512: ${sha512}`,
        "releaseDate: '2026-11-23T00:00:00.000Z'",
        '',
      ].join('\n');
      files.set('latest-linux.yml', Buffer.from(description));
      files.set(name, file);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
