import { describe, expect, test } from 'vitest';
import { askWithout } from './ask-without.ts';
import type { HttpResponse } from './client.ts';

const token = { authorization: 'Bearer x' };

/** Gives these answers in order, and records what was sent and dropped. */
function asking(...statuses: number[]) {
  const shown: boolean[] = [];
  const dropped: number[] = [];
  const judged: boolean[] = [];
  const ask = async (secret: Readonly<Record<string, string>>): Promise<HttpResponse> => {
    const status = statuses[shown.length] ?? 500;
    shown.push('authorization' in secret);
    return {
      ...{ status, headers: {}, url: new URL('https://hub.example/a') },
      way: { transport: 'own', proxy: null },
      readInPlace: async () => {},
      destroy: () => void dropped.push(status),
    };
  };
  const run = async (secret: Readonly<Record<string, string>> = token) => {
    const { status } = await askWithout(ask, secret, (isGood) => void judged.push(isGood));
    return { status, shown, dropped, judged };
  };
  return run;
}

describe('A41: a secret', () => {
  test('that is accepted is sent once', async () => {
    expect(await asking(206)()).toEqual({ status: 206, shown: [true], dropped: [], judged: [true] });
  });

  test('that is refused is omitted in one retry, which may fetch public files', async () => {
    expect(await asking(401, 200)()).toEqual({
      ...{ status: 200, shown: [true, false], dropped: [401], judged: [false] },
    });
    expect(await asking(401, 302)()).toMatchObject({ status: 302, judged: [false] });
  });

  test('without access to this file is omitted, without a verdict on the token', async () => {
    expect(await asking(403, 200)()).toEqual({
      ...{ status: 200, shown: [true, false], dropped: [403], judged: [] },
    });
  });

  test('that changes nothing when omitted leaves the answer about the file', async () => {
    expect(await asking(401, 401)()).toEqual({
      ...{ status: 401, shown: [true, false], dropped: [401], judged: [] },
    });
    expect(await asking(403, 401)()).toMatchObject({ status: 403, judged: [] });
    expect(await asking(401, 404)()).toMatchObject({ status: 404, judged: [] });
  });

  test.each([404, 429, 500])('gets no verdict from a %i', async (status) => {
    expect(await asking(status)()).toEqual({ status, shown: [true], dropped: [], judged: [] });
  });

  test('that is absent causes no retry', async () => {
    expect(await asking(401)({})).toEqual({ status: 401, shown: [false], dropped: [], judged: [] });
  });
});
