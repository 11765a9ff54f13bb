import { expect, test } from 'vitest';
import type { Programs, ProgramsState, WantedServer } from './programs.ts';
import { createServerService, type ServerWishes } from './service.ts';

/** The service with a fake server. */
function scene(wishes: Partial<ServerWishes> = {}, keeps: 'safely' | 'memory' = 'safely') {
  let kept: string | null = null;
  let state: ProgramsState = { kind: 'off' };
  let wanted = (): WantedServer | null => null;
  let asked = (_agent: string): void => {};
  let keys = 0;
  const seen: (WantedServer | null)[] = [];
  const now: ServerWishes = { isOn: true, port: 6644, speaksOllama: false, ...wishes };
  const programs: Programs = {
    state: () => state,
    onChange: () => () => {},
    refresh: async () => void seen.push(wanted()),
    servedChanged: () => {},
    stop: async () => {},
  };
  const service = createServerService({
    wishes: () => now,
    key: {
      read: () => kept,
      write: (secret) => {
        kept = secret;
        return keeps;
      },
      kept: () => (kept === null ? null : keeps),
    },
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    now: () => 5,
    programs: (how, hear) => {
      wanted = how;
      asked = hear;
      return programs;
    },
  });
  return {
    ...{ service, seen },
    become: (next: ProgramsState) => {
      state = next;
    },
    ask: (agent: string) => asked(agent),
  };
}
const on: ProgramsState = { kind: 'on', port: 7000, isOllamaPortFree: true };

test('a key is created with the first use, and only its digest goes to the process', async () => {
  const { service, seen } = scene();
  expect(service.view().keyKept).toBeNull();
  await service.refresh();
  expect(seen[0]).toMatchObject({ port: 6644, speaksOllama: false });
  expect(seen[0]?.keyDigest).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(seen)).not.toContain('key-1');
  expect(service.key()).toBe('key-1');
  expect(JSON.stringify(service.view())).not.toContain('key-1');
});

test('while the server is off, nothing is wanted, and no key created', async () => {
  const { service, seen } = scene({ isOn: false });
  await service.refresh();
  expect(seen).toEqual([null]);
  expect(service.view()).toMatchObject({ state: 'off', keyKept: null });
});

test('a new key replaces the old one at once', async () => {
  const { service, seen } = scene();
  await service.refresh();
  await service.renewKey();
  expect(service.key()).toBe('key-2');
  expect(seen[1]?.keyDigest).not.toBe(seen[0]?.keyDigest);
});

test('a computer without encryption reports that the key is in memory', async () => {
  const { service } = scene({}, 'memory');
  await service.refresh();
  expect(service.view().keyKept).toBe('memory');
});

test('copied text has the current port, and is refused while off', () => {
  const { service, become } = scene();
  expect(() => service.textOf('key')).toThrow(/not answered/);
  become(on);
  expect(service.textOf('address')).toBe('http://127.0.0.1:7000/v1');
  expect(service.textOf('ollama-address')).toBe('http://127.0.0.1:7000');
  expect(service.textOf('key')).toBe('key-1');
  expect(service.textOf('javascript')).toBe("baseURL: 'http://127.0.0.1:7000/v1',\napiKey: 'key-1',");
  expect(service.textOf('python')).toBe('base_url="http://127.0.0.1:7000/v1",\napi_key="key-1",');
});

test('the view has the port, the error, and the last program', () => {
  const { service, become, ask } = scene();
  const heard: unknown[] = [];
  service.onChange(() => heard.push(service.view().lastAsked));
  ask('OpenAI/JS 7');
  expect(heard).toEqual([{ agent: 'OpenAI/JS 7', atMs: 5 }]);
  become(on);
  expect(service.view()).toMatchObject({ state: 'on', port: 7000, isOllamaPortFree: true, error: null });
  const error = { code: 'port-taken', message: 'Taken' } as const;
  become({ kind: 'failed', error, freePort: 6645 });
  expect(service.view()).toMatchObject({ state: 'failed', port: 6644, error, freePort: 6645 });
});
