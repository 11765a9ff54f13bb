import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readHead } from './read-head.ts';
import type { Wire, WireListener } from './wire.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aWire() {
  let listener: WireListener | null = null;
  const destroyed = vi.fn();
  const wire: Wire = {
    origin: 'https://models.example',
    way: { transport: 'own', proxy: null },
    listen: (next) => {
      listener = next;
    },
    send: () => {},
    pause: () => {},
    resume: () => {},
    destroy: destroyed,
    setBusy: () => {},
  };
  return { wire, destroyed, give: (text: string) => listener?.data(Buffer.from(text)) };
}

const request = {
  url: new URL('https://models.example/a'),
  headers: {},
  signal: new AbortController().signal,
};

describe('A31: the first byte of an answer', () => {
  test('that is late ends the wait and the connection', async () => {
    const { wire, destroyed } = aWire();
    const reading = readHead(request, wire, 5000);
    const refused = expect(reading).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    vi.advanceTimersByTime(5000);
    await refused;
    expect(destroyed).toHaveBeenCalledTimes(1);
  });

  test('leaves unlimited time for the rest', async () => {
    const { wire, destroyed, give } = aWire();
    const reading = readHead(request, wire, 5000);
    vi.advanceTimersByTime(4999);
    give('HTTP/1.1 2');
    vi.advanceTimersByTime(3_600_000);
    give('00 OK\r\n\r\n');
    expect((await reading).head).toMatchObject({ status: 200 });
    expect(destroyed).not.toHaveBeenCalled();
  });

  test('may take any time on a fresh connection', async () => {
    const { wire, give } = aWire();
    const reading = readHead(request, wire, null);
    vi.advanceTimersByTime(3_600_000);
    give('HTTP/1.1 200 OK\r\n\r\n');
    expect((await reading).head).toMatchObject({ status: 200 });
  });
});
