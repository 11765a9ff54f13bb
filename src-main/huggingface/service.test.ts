import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { tooMany } from '../../test/support/hub/hub.ts';
import { aModelFile, setHubScene } from '../../test/support/hub/scene.ts';
import { serveLoopback } from '../../test/support/loopback.ts';
import { startModelHost } from '../../test/support/model-host/host.ts';
import { serveFile } from '../../test/support/serve-file.ts';

const secret = 'hf_a_secret_0123456789';
const ended = ({ state }: DownloadView): boolean => ['complete', 'failed'].includes(state);

describe('a repository', () => {
  const files = {
    'README.md': Buffer.from('# A model'),
    'm-Q8_0.gguf': aModelFile(400_000),
    'm-Q4_K_M.gguf': aModelFile(300_000),
    'mmproj-F16.gguf': aModelFile(200_000),
  };

  test('is listed with sizes, quantizations, and hashes over several pages, with a sensible default', async () => {
    const { hub, fake } = await setHubScene({ repositories: { 'org/repo': { files } }, pageSize: 2 });
    const offer = await hub.lookUp('hf.co/org/repo');
    expect(offer).toMatchObject({ name: 'repo', repository: 'org/repo', gated: false });
    expect(offer.files.map(({ quantization, bytes, published }) => [quantization, bytes, published])).toEqual(
      [
        ['Q4_K_M', 300_000, true],
        ['Q8_0', 400_000, true],
      ],
    );
    expect(offer.files.find(({ id }) => id === offer.chosenId)?.quantization).toBe('Q4_K_M');
    expect(fake.requests.filter(({ path }) => path.includes('/tree/')).length).toBe(2);
    expect((await hub.lookUp('org/repo:Q8_0')).chosenId).toBe('1');
    const named = `${fake.origin}/org/repo/blob/main/m-Q8_0.gguf`;
    expect((await hub.lookUp(named)).chosenId).toBe('1');
  });

  test('has its file inspected, downloaded from the commit, verified, and recorded with its source', async () => {
    const { hub, fake, engine } = await setHubScene({ repositories: { 'org/repo': { files } } });
    const { id, chosenId } = await hub.lookUp('org/repo');
    const check = await hub.check(id, chosenId);
    expect(check).toMatchObject({ architecture: 'llama', bytes: 300_000, verdict: 'comfortable' });
    const before = fake.cdn.bytesServed;
    expect(before).toBeLessThanOrEqual(300_000);
    const download = await hub.start(id, chosenId, false);
    await engine.until(download, ended);
    const [installed] = engine.ledger.installed.all();
    expect(installed).toMatchObject({ name: 'repo (Q4_K_M)', byPublisher: true });
    expect(installed?.modelId).toMatch(/^m-q4_k_m-[0-9a-f]{8}$/);
    expect(sha256Of(installed?.path ?? '')).toBe(installed?.sha256);
    expect(engine.ledger.sources.of(download)).toEqual({
      kind: 'hub',
      repository: 'org/repo',
      revision: fake.commit('org/repo'),
      file: 'm-Q4_K_M.gguf',
    });
    expect(fake.requests.at(-1)?.path).toContain(`/resolve/${fake.commit('org/repo')}/`);
    expect(fake.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('yields the catalogue’s entry for a file that the catalogue has under another name', async () => {
    const content = aModelFile(300_000);
    const host = await startModelHost({ files: { 'known.gguf': content } });
    onTestFinished(() => host.close());
    const sha256 = createHash('sha256').update(content).digest('hex');
    const known = { id: 'known', name: 'Known', url: host.url('known.gguf'), bytes: content.length, sha256 };
    const repositories = { 'org/repo': { files: { 'm-Q4_K_M.gguf': content } } };
    const { hub, engine } = await setHubScene({ repositories }, 16, [known]);
    const { id, chosenId } = await hub.lookUp('org/repo');
    const download = await hub.start(id, chosenId, false);
    await engine.until(download, ended);
    expect(engine.downloads.installed()).toMatchObject([{ modelId: 'known', name: 'Known' }]);
    const again = await hub.lookUp('org/repo');
    await hub.start(again.id, again.chosenId, false).catch(() => {});
    expect(readdirSync(engine.modelsFolder)).toEqual(['known.gguf']);
  });

  test('A17: an expired signed address is renewed silently', async () => {
    const big = { 'm-Q4_K_M.gguf': aModelFile(4_000_000) };
    const { hub, fake, engine } = await setHubScene({ repositories: { 'org/repo': { files: big } } });
    const { id, chosenId } = await hub.lookUp('org/repo');
    await hub.check(id, chosenId);
    const gate = fake.cdn.gateAt(fake.cdn.bytesServed + 1_000_000);
    const download = await hub.start(id, chosenId, false);
    await engine.until(download, ({ receivedBytes }) => receivedBytes > 0);
    fake.expireSignatures();
    fake.cdn.dropConnections();
    gate.open();
    expect(await engine.until(download, ended)).toMatchObject({ state: 'complete', error: null });
    expect(fake.cdn.requests.some(({ status }) => status === 403)).toBe(true);
    expect(engine.downloads.installed()).toHaveLength(1);
  });

  test('with split files is one model, whose parts get matching names', async () => {
    const parts = {
      'big-Q4_K_M-00001-of-00002.gguf': aModelFile(200_000, 1),
      'big-Q4_K_M-00002-of-00002.gguf': aModelFile(100_000, 2),
      'broken-00001-of-00003.gguf': aModelFile(100_000, 3),
    };
    const { hub, engine } = await setHubScene({ repositories: { 'org/repo': { files: parts } } });
    const { id, files: listed } = await hub.lookUp('org/repo');
    expect(listed).toMatchObject([{ parts: 2, bytes: 300_000 }]);
    const request = await hub.start(id, '0', false);
    await engine.until(request, ended);
    const names = readdirSync(engine.modelsFolder).toSorted();
    expect(names.map((name) => name.replace(/-[0-9a-f]{8}-/, '-#-'))).toEqual([
      'big-q4_k_m-#-00001-of-00002.gguf',
      'big-q4_k_m-#-00002-of-00002.gguf',
    ]);
  });
});

describe('A12, A18: a gated repository', () => {
  test('asks for access, takes a token once, and sends it to the hub alone', async () => {
    const repository = { files: { 'm-Q4_K_M.gguf': aModelFile(2_000_000) }, gatedFor: secret };
    const { hub, fake, engine, home } = await setHubScene({ repositories: { 'org/gated': repository } });
    const { id, chosenId, gated } = await hub.lookUp('org/gated');
    expect(gated).toBe(true);
    const page = `${fake.origin}/org/gated`;
    await expect(hub.check(id, chosenId)).rejects.toMatchObject({ code: 'needs-access', details: { page } });
    hub.setToken('hf_another_token');
    await expect(hub.check(id, chosenId)).rejects.toMatchObject({
      code: 'needs-access',
      details: { status: 403 },
    });
    expect(hub.setToken(secret)).toEqual({ hasToken: true, kept: 'memory', isRefused: false });
    await hub.check(id, chosenId);
    const download = await hub.start(id, chosenId, false);
    await engine.until(download, ended);
    expect(engine.downloads.installed()).toHaveLength(1);
    expect(fake.requests.some(({ authorization }) => authorization === `Bearer ${secret}`)).toBe(true);
    expect(fake.tokensAtCdn()).toEqual([]);
    await engine.stop();
    const written = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.gguf'))
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
    expect(written.join('')).not.toContain(secret);
    expect(hub.forgetToken()).toEqual({ hasToken: false, kept: null, isRefused: false });
  });

  test('that masks its hashes in lists reveals them with access, and is verified by them', async () => {
    const repository = {
      files: { 'm-Q4_K_M.gguf': aModelFile() },
      gatedFor: secret,
      hidesHashes: 'in-lists',
    } as const;
    const { hub, engine, fake } = await setHubScene({ repositories: { 'org/gated': repository } });
    hub.setToken(secret);
    const { id, chosenId, files } = await hub.lookUp('org/gated');
    expect(files).toMatchObject([{ published: false }]);
    expect(await hub.check(id, chosenId)).toMatchObject({ published: true });
    const download = await hub.start(id, chosenId, false);
    await engine.until(download, ended);
    expect(engine.ledger.installed.all()).toMatchObject([{ byPublisher: true }]);
    expect(fake.tokensAtCdn()).toEqual([]);
  });

  test('that was renamed is asked under its new name, also for masked hashes', async () => {
    const repository = { files: { 'm-Q4_K_M.gguf': aModelFile() }, hidesHashes: 'in-lists' } as const;
    const { hub, engine, fake } = await setHubScene({
      repositories: { 'new/name': repository },
      renamed: { 'old/name': 'new/name' },
    });
    const { id, chosenId, repository: present } = await hub.lookUp('old/name');
    expect(present).toBe('new/name');
    expect(await hub.check(id, chosenId)).toMatchObject({ published: true });
    const download = await hub.start(id, chosenId, false);
    await engine.until(download, ended);
    expect(engine.ledger.installed.all()).toMatchObject([{ byPublisher: true }]);
    expect(hub.pageOf(id)).toBe(`${fake.origin}/new/name`);
  });

  test('that masks all hashes counts as unverified', async () => {
    const repository = { files: { 'm-Q4_K_M.gguf': aModelFile() }, hidesHashes: 'everywhere' } as const;
    const { hub } = await setHubScene({ repositories: { 'org/masked': repository } });
    const { id, chosenId } = await hub.lookUp('org/masked');
    expect(await hub.check(id, chosenId)).toMatchObject({ published: false });
    await expect(hub.start(id, chosenId, false)).rejects.toMatchObject({ code: 'not-now' });
  });

  test('resumes a waiting download when a token is saved', async () => {
    const repository = { files: { 'm-Q4_K_M.gguf': aModelFile() }, gatedFor: secret };
    const { hub, engine, fake } = await setHubScene({ repositories: { 'org/gated': repository } });
    const { id, chosenId } = await hub.lookUp('org/gated');
    hub.setToken(secret);
    await hub.check(id, chosenId);
    hub.forgetToken();
    const download = await hub.start(id, chosenId, false);
    await engine.until(download, ({ reason }) => reason === 'needs-access');
    expect(hub.termsOf(download)).toBe(`${fake.origin}/org/gated`);
    hub.setToken(secret);
    await engine.until(download, ended);
    expect(engine.downloads.installed()).toHaveLength(1);
  });
});

describe('A41: an expired token', () => {
  test('leaves public files available, and is reported', async () => {
    const files = { 'm-Q4_K_M.gguf': aModelFile() };
    const { hub, fake } = await setHubScene({
      repositories: { 'org/repo': { files, hidesHashes: 'in-lists' } },
      expiredToken: 'hf_expired_1',
    });
    hub.setToken('hf_expired_1');
    expect(hub.access()).toMatchObject({ hasToken: true, isRefused: false });
    const { id, chosenId } = await hub.lookUp('org/repo');
    expect(hub.access()).toMatchObject({ hasToken: true, isRefused: true });
    expect(await hub.check(id, chosenId)).toMatchObject({ published: true });
    const shown = fake.requests.map(({ authorization }) => authorization !== undefined);
    // Each request once with the token, once without.
    expect(shown).toEqual(shown.map((_, at) => at % 2 === 0));
    expect(hub.setToken('hf_another_one')).toMatchObject({ isRefused: false });
    hub.setToken('hf_expired_1');
    expect(hub.access().isRefused).toBe(true);
    expect(hub.forgetToken()).toMatchObject({ hasToken: false, isRefused: false });
  });

  test('is reported when a download finds out, until the hub accepts it again', async () => {
    const { hub } = await setHubScene({ repositories: {} });
    hub.setToken(secret);
    const credentials = { origin: 'x', authorization: `Bearer ${secret}` };
    hub.judged({ ...credentials, authorization: 'Bearer hf_an_older_one' }, false);
    expect(hub.access().isRefused).toBe(false);
    hub.judged(credentials, false);
    expect(hub.access().isRefused).toBe(true);
    hub.judged(credentials, true);
    expect(hub.access().isRefused).toBe(false);
  });

  test('opens no gate: the error asks to accept the terms, in the hub’s words', async () => {
    const repository = { files: { 'm-Q4_K_M.gguf': aModelFile() }, gatedFor: secret };
    const { hub } = await setHubScene({
      repositories: { 'org/gated': repository },
      expiredToken: 'hf_expired_1',
    });
    hub.setToken('hf_expired_1');
    const { id, chosenId } = await hub.lookUp('org/gated');
    await expect(hub.check(id, chosenId)).rejects.toMatchObject({
      code: 'needs-access',
      message: expect.stringMatching(/It says: GatedRepo: Access to model org\/gated is restricted/),
    });
  });

  test('A12: a refusal for another reason mentions no terms', async () => {
    const files = { 'm-Q4_K_M.gguf': aModelFile() };
    const { hub, fake } = await setHubScene({ repositories: { 'org/repo': { files } } });
    const { id, chosenId } = await hub.lookUp('org/repo');
    for (const status of [401, 403]) {
      fake.next(1, { status, headers: { 'X-Error-Message': 'Your IP \tis blocked' } });
      await expect(hub.check(id, chosenId)).rejects.toMatchObject({
        code: 'access-refused',
        message: `The source refuses access (${status}). It says: Your IP is blocked`,
      });
    }
  });
});

describe('an error of the hub', () => {
  const repositories = { 'org/repo': { files: { 'a.txt': Buffer.from('text') } } };

  test('A13: not found, also when the hub says 401 without a token', async () => {
    const { hub } = await setHubScene({ repositories });
    await expect(hub.lookUp('org/none')).rejects.toMatchObject({ code: 'not-found' });
    await expect(hub.lookUp('org/repo')).rejects.toMatchObject({ code: 'no-model-files' });
  });

  test('A14: 429 with the requested wait', async () => {
    const { hub, fake } = await setHubScene({ repositories });
    fake.next(1, tooMany(55));
    await expect(hub.lookUp('org/repo')).rejects.toMatchObject({
      code: 'rate-limited',
      details: { waitSeconds: 55 },
    });
  });

  test.each([
    ['portal', { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>sign in</html>' }],
    ['server', { status: 200, body: 'no JSON' }],
    ['server', { status: 200, body: { sha: '../../etc', gated: 7 } }],
    ['server', { status: 200, body: [] }],
    ['server', { status: 500 }],
    ['unavailable', { status: 451 }],
    ['redirect-refused', { status: 302, headers: { Location: 'file:///etc/passwd' } }],
  ])('%s', async (code, answer) => {
    const { hub, fake } = await setHubScene({ repositories });
    fake.next(1, answer);
    await expect(hub.lookUp('org/repo')).rejects.toMatchObject({ code });
  });

  test('network error', async () => {
    const { hub, fake } = await setHubScene({ repositories });
    await fake.close();
    await expect(hub.lookUp('org/repo')).rejects.toMatchObject({ code: 'network' });
  });
});

describe('a link', () => {
  test('is downloaded only after the person accepts that it is unverified, and recorded so', async () => {
    const content = aModelFile();
    const { hub, engine } = await setHubScene({ repositories: {} });
    const server = await serveFile(content);
    // http is for loopback in tests only; the rule itself is tested with the parser.
    const offer = await hub.lookUp(server.at('/some/My%20Model.gguf').href);
    expect(offer).toMatchObject({ name: 'My Model', repository: null });
    expect(offer.files).toMatchObject([{ published: false, bytes: content.length }]);
    await expect(hub.start(offer.id, '0', false)).rejects.toMatchObject({ code: 'not-now' });
    const download = await hub.start(offer.id, '0', true);
    await engine.until(download, ended);
    const [installed] = engine.ledger.installed.all();
    expect(installed).toMatchObject({ byPublisher: false });
    expect(installed?.sha256).toBe(sha256Of(installed?.path ?? ''));
    expect(engine.ledger.downloads.get(download)?.expectedSha256).toBeNull();
    expect(engine.ledger.sources.of(download)?.kind).toBe('link');
  });

  test.each([
    ['a page', 'not-a-model', 'text/plain', Buffer.from('hello, I am no model')],
    ['a sign-in page', 'portal', 'text/html', Buffer.from('<html>')],
    ['nothing', 'not-a-model', 'text/plain', Buffer.alloc(0)],
  ])('%s is refused at once', async (_name, code, type, body) => {
    const { hub } = await setHubScene({ repositories: {} });
    const server = await serveLoopback((_request, response) => {
      response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
    });
    await expect(hub.lookUp(server.at('/m.gguf').href)).rejects.toMatchObject({ code });
  });
});
