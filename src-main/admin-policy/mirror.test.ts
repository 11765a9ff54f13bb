import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMirror, createMirroredClient } from './mirror.ts';

const strict = { allowLoopbackHttp: false };

describe('the mirror', () => {
  it('keeps a file under the name of its host', () => {
    const mirrorOf = createMirror('https://models.school.example/ai', strict);
    const address = new URL('https://huggingface.co/org/repo/resolve/main/a.gguf?download=true');
    const expected = 'https://models.school.example/ai/huggingface.co/org/repo/resolve/main/a.gguf';
    expect(mirrorOf(address).href).toBe(expected);
    expect(mirrorOf(new URL(expected)).href).toBe(expected);
    expect(mirrorOf(new URL('https://a.example:8443/x.gguf')).pathname).toBe('/ai/a.example_8443/x.gguf');
  });

  it('is refused when it is not https', () => {
    expect(() => createMirror('http://models.example', strict)).toThrow('only https');
  });

  it('keeps every address below its base, whatever the path', () => {
    const base = 'https://mirror.example/deep/folder/';
    const mirrorOf = createMirror(base, strict);
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '.', '%2e%2e', '%2E.', '%2f..%2f', '\\', '%5c', '//'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = `https://host.example/${parts.join('/')}`;
        fc.pre(URL.canParse(text));
        const { href } = mirrorOf(new URL(text));
        expect(href.startsWith(`${base}host.example/`)).toBe(true);
        expect(new URL(href).pathname.split('/')).not.toContain('..');
        expect(href).not.toMatch(/%2f|%5c/i);
      }),
    );
  });

  it('is named with the missing address; a 404 of the source stays a 404', async () => {
    const dropped: string[] = [];
    const client = createMirroredClient(
      {
        get: async ({ url }) => ({
          status: 404,
          headers: {},
          url,
          way: { transport: 'own', proxy: null },
          readInPlace: async () => {},
          destroy: () => dropped.push(url.href),
        }),
        close: () => {},
      },
      createMirror('https://mirror.example/ai', strict),
    );
    const get = (url: string) =>
      client.get({ url: new URL(url), headers: {}, signal: new AbortController().signal });
    await expect(get('https://hub.example/a.gguf')).rejects.toMatchObject({
      code: 'not-on-mirror',
      message: 'The mirror does not have https://mirror.example/ai/hub.example/a.gguf',
    });
    expect(dropped).toEqual(['https://mirror.example/ai/hub.example/a.gguf']);
    expect((await get('https://hub.example/api/models')).status).toBe(404);
  });

  it('gets no secret, and only requests for model files', async () => {
    const asked: { href: string; authorization: string | undefined }[] = [];
    const client = createMirroredClient(
      {
        get: ({ url, headers }) => {
          asked.push({ href: url.href, authorization: headers['authorization'] });
          return Promise.reject(new Error('enough'));
        },
        close: () => {},
      },
      createMirror('https://mirror.example', strict),
    );
    const get = (url: string) =>
      client
        .get({ url: new URL(url), headers: { authorization: 's' }, signal: new AbortController().signal })
        .catch(() => null);
    await get('https://hub.example/a.gguf');
    await get('https://hub.example/api/models');
    expect(asked).toEqual([
      { href: 'https://mirror.example/hub.example/a.gguf', authorization: undefined },
      { href: 'https://hub.example/api/models', authorization: 's' },
    ]);
  });
});
