import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signDescription } from '../../../src-main/updates/description.ts';
import { endInPieces } from '../pieces.ts';
import { newSigningKeys } from '../signing-keys.ts';

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
  /** The key that descriptions are signed with, as NOGGIN_UPDATES_KEY takes it. */
  readonly key: string;
  /** Signs descriptions from now on as somebody else, or not at all. */
  signAs(who: 'makers' | 'stranger' | 'nobody'): void;
  /** Leads whoever asks for files of Noggin elsewhere. */
  leadTo(address: string): void;
  /** What was asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts it; nothing is announced yet. */
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
