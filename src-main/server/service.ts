import type { ServerText, ServerView } from '../../src-preload/contract/server.ts';
import { NogginError } from '../errors.ts';
import { sha256Of } from '../platform/late-crypto.ts';
import type { Programs, WantedServer } from './programs.ts';

/** How the server is to be, after the policy has had its say. */
export interface ServerWishes {
  readonly isOn: boolean;
  readonly port: number;
  readonly speaksOllama: boolean;
}

/** Where the key is kept. */
export interface KeyStore {
  read(): string | null;
  write(secret: string): 'safely' | 'memory';
  kept(): 'safely' | 'memory' | null;
}

export interface ServerPorts {
  wishes(): ServerWishes;
  readonly key: KeyStore;
  newKey(): string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Made once, with what is wanted of it. @param asked a program asked */
  programs(wanted: () => WantedServer | null, asked: (agent: string) => void): Programs;
}

/** The server for other programs as a person has it: on or off, its key, who asked last. */
export interface ServerService {
  view(): ServerView;
  /** Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  /** Settings have changed, or a person tries again. */
  refresh(): Promise<void>;
  servedChanged(): void;
  /** Made when it is first needed. */
  key(): string;
  /** Programs that know the old one get no answer from now on. */
  renewKey(): Promise<void>;
  /** What is copied. @throws NogginError `not-now` while it is off */
  textOf(what: ServerText): string;
  stop(): Promise<void>;
}

export function createServerService(ports: ServerPorts): ServerService {
  const { wishes, key: store } = ports;
  const listeners = new Set<() => void>();
  let lastAsked: ServerView['lastAsked'] = null;

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const renew = (): string => {
    const fresh = ports.newKey();
    store.write(fresh);
    return fresh;
  };
  const key = (): string => store.read() ?? renew();
  const wanted = (): WantedServer | null => {
    const { isOn, port, speaksOllama } = wishes();
    return isOn ? { port, speaksOllama, keyDigest: sha256Of(key()) } : null;
  };
  const programs = ports.programs(wanted, (agent) => {
    lastAsked = { agent, atMs: ports.now() };
    tell();
  });
  programs.onChange(tell);
  const refresh = async (): Promise<void> => {
    const done = programs.refresh();
    tell();
    await done;
  };
  return {
    view: () => {
      const { port, speaksOllama } = wishes();
      const state = programs.state();
      return {
        ...{ state: state.kind, speaksOllama, lastAsked, keyKept: store.kept() },
        port: state.kind === 'on' ? state.port : port,
        error: state.kind === 'failed' ? state.error : null,
        freePort: state.kind === 'failed' ? state.freePort : null,
        isOllamaPortFree: state.kind === 'on' && state.isOllamaPortFree,
      };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    key,
    servedChanged: programs.servedChanged,
    renewKey: async () => {
      renew();
      await refresh();
    },
    textOf: (what) => {
      const state = programs.state();
      if (state.kind !== 'on') throw new NogginError('not-now', 'Programs are not answered');
      const origin = `http://127.0.0.1:${state.port}`;
      const texts: Readonly<Record<ServerText, () => string>> = {
        address: () => `${origin}/v1`,
        key,
        'ollama-address': () => origin,
        python: () => `base_url="${origin}/v1",\napi_key="${key()}",`,
        javascript: () => `baseURL: '${origin}/v1',\napiKey: '${key()}',`,
      };
      return texts[what]();
    },
    stop: programs.stop,
  };
}
