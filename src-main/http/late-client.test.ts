import { expect, test } from 'vitest';
import type { HttpClient, HttpRequest } from './client.ts';
import { createLateClient } from './late-client.ts';

const request: HttpRequest = {
  url: new URL('https://models.example/a'),
  headers: {},
  signal: new AbortController().signal,
};

function scene(isThere = true) {
  const told: string[] = [];
  const real: HttpClient = {
    get: async ({ url }) => {
      told.push(url.pathname);
      throw new Error('no network here');
    },
    close: () => told.push('closed'),
  };
  const client = createLateClient(async () => {
    told.push('loaded');
    if (!isThere) throw new Error('no such file');
    return real;
  });
  return { client, told };
}

test('loads once at the first request, and passes every request on', async () => {
  const { client, told } = scene();
  client.close();
  expect(told).toEqual([]);
  const both = await Promise.allSettled([client.get(request), client.get(request)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(told).toEqual(['loaded', '/a', '/a']);
  client.close();
  await Promise.resolve();
  await Promise.resolve();
  expect(told.at(-1)).toBe('closed');
});

test('a failed load is an error for every request, and closing it is harmless', async () => {
  const { client } = scene(false);
  await expect(client.get(request)).rejects.toThrow('no such file');
  client.close();
});
