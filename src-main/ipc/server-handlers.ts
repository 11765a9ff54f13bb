import type { serverRequests } from '../../src-preload/contract/server.ts';
import type { ServerService } from '../server/service.ts';
import type { Handlers } from './gateway.ts';

/** What the server's requests are made of. */
export interface ServerServices {
  readonly server: Pick<ServerService, 'key' | 'renewKey' | 'refresh' | 'textOf'>;
  /** Puts a text on the clipboard. */
  copyText(text: string): void;
}

/** Binds the requests about the server for other programs. */
export function serverHandlers({
  server,
  copyText,
}: ServerServices): Pick<Handlers, keyof typeof serverRequests> {
  return {
    'server:key': () => server.key(),
    'server:copy': ({ text }) => {
      copyText(server.textOf(text));
      return null;
    },
    'server:renew-key': async () => {
      await server.renewKey();
      return null;
    },
    'server:try-again': async () => {
      await server.refresh();
      return null;
    },
  };
}
