import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { ggufSha256 } from '../gguf/generate.ts';
import { get } from './wire.ts';

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

test('a host in a process of its own reports its address and what it served, and ends with its owner', async () => {
  const program = fileURLToPath(new URL('cli.ts', import.meta.url));
  child = spawn(process.execPath, [program, '--gguf', '100000', '--seed', '5', '--name', 'dir/m.gguf'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = async () => JSON.parse(String((await once(child?.stdout as NodeJS.EventEmitter, 'data'))[0]));
  const { origin, urls } = await line();
  expect(urls['dir/m.gguf']).toBe(`${origin}/dir/m.gguf`);

  const got = await get(urls['dir/m.gguf']);
  expect(createHash('sha256').update(got.body).digest('hex')).toBe(ggufSha256({ bytes: 100_000, seed: 5 }));

  child.stdin?.write('stats\n');
  expect(await line()).toMatchObject({ bytesServed: 100_000, connections: { accepted: 1 } });
  child.stdin?.end();
  expect((await once(child, 'exit'))[0]).toBe(0);
});
