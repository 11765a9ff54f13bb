import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { lastOf, setChatScene } from '../../../test/support/chats/scene.ts';
import { pipAnswers, pipFile } from '../../../test/support/pip/pip.ts';
import { openProgramsScene } from '../../../test/support/server/programs.ts';
import { openServerScene, type ServerScene, testKey } from '../../../test/support/server/scene.ts';

let scene: ServerScene | null = null;
afterEach(async () => {
  await scene?.end();
  scene = null;
});

/** A connection, its received bytes, and its end. */
async function connect(port: number) {
  const socket = net.connect(port, '127.0.0.1');
  let came = '';
  socket.on('data', (piece) => {
    came += piece.toString('latin1');
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  return { socket, closed, came: () => came };
}

const head = (port: number, ...more: readonly string[]): string =>
  [
    ...['POST /v1/chat/completions HTTP/1.1', `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${testKey}`],
    ...['Content-Type: application/json', ...more],
    '\r\n',
  ].join('\r\n');

/** Sends one letter after another, as slowly as possible, until the other side disconnects. */
async function drip(socket: Socket, letter: string): Promise<void> {
  while (!socket.destroyed) {
    socket.write(letter);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a slow program', () => {
  test('that drips its head is disconnected', async () => {
    scene = await openServerScene({ limits: { headMs: 300, requestMs: 600 } });
    const { socket, closed } = await connect(scene.server.port);
    socket.write('GET /v1/models HTTP/1.1\r\nX: ');
    void drip(socket, 'a');
    await closed;
    expect((await fetch(`${scene.origin}/api/version`)).status).toBe(200);
  });

  test('that drips its body is disconnected', async () => {
    scene = await openServerScene({ limits: { headMs: 300, requestMs: 600 } });
    const { socket, closed } = await connect(scene.server.port);
    socket.write(head(scene.server.port, 'Content-Length: 100000'));
    void drip(socket, ' ');
    await closed;
    expect(scene.agents).toEqual([]);
  });

  test('that sends nothing is disconnected', async () => {
    scene = await openServerScene({ limits: { headMs: 300, requestMs: 600 } });
    await (await connect(scene.server.port)).closed;
  });

  test('that leaves its answer unread is disconnected', async () => {
    scene = await openServerScene({ limits: { drainMs: 300, connections: 1 } });
    const { server, origin } = scene;
    const { socket } = await connect(server.port);
    socket.pause();
    const input = JSON.stringify({ model: 'pip', input: Array.from({ length: 256 }, () => 'a boat') });
    const lines = head(server.port, `Content-Length: ${input.length}`).replace(
      'chat/completions',
      'embeddings',
    );
    for (let count = 0; count < 40; count += 1) socket.write(`${lines}${input}`);
    await vi.waitUntil(() => scene?.agents.length !== 0, 60_000);
    // There is one slot, and it is freed.
    const answer = () =>
      fetch(`${origin}/api/version`).then(
        ({ status }) => status,
        () => 0,
      );
    await vi.waitUntil(async () => (await answer()) === 200, 60_000);
    socket.destroy();
  });
});

describe('an oversized request', () => {
  test('that announces its size is refused unread', async () => {
    scene = await openServerScene();
    const { socket, closed, came } = await connect(scene.server.port);
    socket.write(head(scene.server.port, 'Content-Length: 100000000'));
    await closed;
    expect(came()).toMatch(/^HTTP\/1\.1 413 /);
    expect(came()).toContain('request_too_large');
  });

  test('that never ends is cut off', async () => {
    scene = await openServerScene();
    const { socket, closed } = await connect(scene.server.port);
    socket.write(head(scene.server.port, 'Transfer-Encoding: chunked'));
    const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 32), Buffer.from('\r\n')]);
    let sent = 0;
    while (!socket.destroyed) {
      if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => {}), closed]);
      sent += piece.length;
    }
    await closed;
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    expect((await fetch(`${scene.origin}/api/version`)).status).toBe(200);
  });

  test('memory of waiting requests is bounded, and freed afterwards', async () => {
    scene = await openServerScene();
    const { origin, turns } = scene;
    // Every request waits until the person is done.
    const end = await turns.take('person', new AbortController().signal);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${testKey}` };
    const body = JSON.stringify({
      model: 'pip',
      prompt: 'boat',
      padding: 'x'.repeat(7 * 1024 * 1024),
      max_tokens: 1,
    });
    const ask = () => fetch(`${origin}/v1/completions`, { method: 'POST', headers, body });
    const waiting = [1, 2, 3, 4].map(ask);
    await vi.waitUntil(() => scene?.agents.length === 4, 60_000);
    const more = await ask().then(
      ({ status }) => status,
      () => 503,
    );
    expect(more).toBe(503);
    end();
    for (const answer of await Promise.all(waiting)) {
      expect(await answer.json()).toMatchObject({ choices: [{ index: 0 }] });
    }
    expect((await ask()).status).toBe(200);
  });

  test('a wrong key is refused before the body is read', async () => {
    scene = await openServerScene();
    const { socket, closed, came } = await connect(scene.server.port);
    socket.write(head(scene.server.port, 'Content-Length: 5000').replace(testKey, 'guess'));
    await closed;
    expect(came()).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('excess connections are closed, and later ones accepted', async () => {
    scene = await openServerScene({ limits: { connections: 4 } });
    const held = await Promise.all([1, 2, 3, 4].map(() => connect(scene?.server.port ?? 0)));
    const more = await connect(scene.server.port);
    await more.closed;
    for (const { socket } of held) socket.destroy();
    await Promise.all(held.map(({ closed }) => closed));
    await vi.waitUntil(
      async () => (await fetch(`${scene?.origin}/api/version`).catch(() => null))?.status === 200,
    );
  });
});

test('500 connections at once: the chat in the window still answers', async () => {
  const programs = openProgramsScene();
  onTestFinished(() => programs.end());
  await programs.want({});
  const port = Number(new URL(programs.origin()).port);
  const model = { modelId: 'pip', name: 'Pip', path: pipFile };
  const { inference } = programs.forked;
  const chat = setChatScene(undefined, { inference, model, turns: programs.turns });
  const sockets = Array.from({ length: 500 }, () => {
    const socket = net.connect(port, '127.0.0.1', () => void drip(socket, 'GET '));
    socket.on('error', () => {});
    return socket;
  });
  const chatId = chat.ask('Tell me a story.');
  chat.chats.stop();
  chat.chats.configure({ chatId, settings: { temperature: 0 } });
  chat.chats.regenerate(lastOf(chat.chats.open(chatId)).id);
  await vi.waitUntil(() => !['waiting', 'streaming'].includes(lastOf(chat.chats.open(chatId)).state), 60_000);
  expect(lastOf(chat.chats.open(chatId)).text).toBe(pipAnswers['Tell me a story.']);
  for (const socket of sockets) socket.destroy();
  await vi.waitUntil(
    async () => (await fetch(`${programs.origin()}/api/version`).catch(() => null))?.status === 200,
    60_000,
  );
  expect(programs.processes).toHaveLength(1);
});
