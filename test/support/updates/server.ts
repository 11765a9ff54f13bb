import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signDescription } from '../../../src-main/updates/description.ts';
import { endInPieces } from '../pieces.ts';
import { newSigningKeys } from '../signing-keys.ts';

/** A place of updates on loopback, like electron-builder's generic provider: one description and one file. */
export interface UpdateServer {
  readonly address: string;
  /**
   * Announces this version from now on.
   * @param hashOf what the description has the hash of, if other than the file
   * @param at the file's address in the description, relative to the place unless absolute
   */
  announce(version: string, file: Buffer, hashOf?: Buffer, at?: string): void;
  /** Serves this from now on instead of a description. */
  say(text: string): void;
  /** The key of signed descriptions, as NOGGIN_UPDATES_KEY takes it. */
  readonly key: string;
  /** Signs descriptions from now on with another key, or not at all. */
  signAs(who: 'makers' | 'stranger' | 'nobody'): void;
  /** Redirects requests for files of Noggin. */
  leadTo(address: string): void;
  /** Requested paths. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts it, with nothing announced. */
export async function startUpdateServer(): Promise<UpdateServer> {
  const files = new Map<string, Buffer>();
  const makers = newSigningKeys();
  const keys = {
    makers: makers.privateKey,
    stranger: newSigningKeys().privateKey,
    nobody: null,
  };
  let signer: string | null = keys.makers;
  const describe = (text: string): void => {
    const bytes = Buffer.from(text);
    files.set('latest-linux.yml', bytes);
    files.delete('latest-linux.yml.sig');
    if (signer === null) return;
    files.set('latest-linux.yml.sig', Buffer.from(signDescription(signer, bytes)));
  };
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
    key: makers.publicKey,
    signAs: (who) => {
      signer = keys[who];
    },
    say: describe,
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
      describe(description);
      files.set(name, file);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
