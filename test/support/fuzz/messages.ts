/** One message of a compromised page. */
export interface HostileMessage {
  readonly name: unknown;
  readonly payload: unknown;
}

/**
 * A source of malformed, oversized and hostile messages that a seed repeats. One function that uses nothing outside of
 * itself: it is also sent to a page as text, so that there and here the same messages come in the same order.
 * @param names requests of the contract
 */
export function createMessages(seed: number, names: readonly string[]): () => HostileMessage {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(random() * limit);
  const one = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T;
  const text = (): string => String.fromCharCode(...Array.from({ length: below(40) }, () => below(0x10000)));
  const hex = (length: number): string => Array.from({ length }, () => below(16).toString(16)).join('');
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;

  const texts: readonly (() => string)[] = [
    text,
    uuid,
    () => '',
    () => '\0',
    () => '../../../etc/passwd',
    () => '..\\..\\Windows\\System32',
    () => 'C:\\Windows\\win.ini',
    () => '\\\\server\\share\\x.gguf',
    () => 'file:///etc/passwd',
    () => 'javascript:alert(1)',
    () => "'; DROP TABLE download; --",
    () => '$(touch /tmp/x)',
    () => '{{constructor}}',
    () => '%s%n%p',
    () => '\u202egnp.exe',
    () => '\ud800',
    () => '__proto__',
    () => 'constructor',
    () => `${uuid()}\n`,
    () => uuid().toUpperCase().replace('-', ''),
    () => 'A'.repeat(below(3000)),
    () => 'x'.repeat(16_000 + below(4000)),
    () => 'ü'.repeat(below(100) === 0 ? 2_000_000 : 20_000),
  ];
  const numbers = [
    0,
    -0,
    -1,
    0.5,
    1e308,
    2 ** 53,
    2 ** 64,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const fields = [
    'id',
    'modelId',
    'text',
    'offerId',
    'fileId',
    'unproven',
    'token',
    'way',
    'state',
    'path',
    'url',
  ];
  const settings = [
    'resumeAutomatically',
    'bytesPerSecondLimit',
    'connectionsPerHost',
    'parallelDownloads',
    'appearance',
  ];
  const odd: readonly (() => unknown)[] = [
    () => new Map([['id', uuid()]]),
    () => new Set([uuid()]),
    () => new Date(below(2 ** 31)),
    () => /id/g,
    () => new Error(text()),
    () => BigInt(below(2 ** 31)),
    () => new ArrayBuffer(below(5000)),
    () => new Uint8Array(below(5000)),
    () => new Float64Array(4),
    () => new Date(Number.NaN),
    () => Object.assign([], { id: uuid() }),
  ];
  const deep = (depth: number, list: boolean): unknown => {
    let value: unknown = uuid();
    for (let level = 0; level < depth; level += 1) value = list ? [value] : { id: value };
    return value;
  };
  const cyclic = (): unknown => {
    const value: Record<string, unknown> = { id: uuid() };
    value['self'] = value;
    if (below(2) === 0) value['id'] = value;
    return value;
  };
  const shared = (): unknown => {
    let value: unknown = 'x';
    for (let level = 0; level < 20 + below(40); level += 1) value = [value, value];
    return { id: value };
  };
  const scalar = (): unknown =>
    one<() => unknown>([one(texts), () => one(numbers), () => null, () => true, () => undefined])();
  const object = (): unknown =>
    Object.fromEntries(
      Array.from({ length: below(5) }, () => [
        one([...fields, ...settings, text()]),
        below(4) === 0 ? one(odd)() : scalar(),
      ]),
    );
  const polluting = (): unknown =>
    JSON.parse(
      one([
        `{"__proto__":{"polluted":true},"id":"${uuid()}"}`,
        '{"constructor":{"prototype":{"polluted":true}}}',
        `{"id":"${uuid()}","__proto__":null}`,
        `{"id":"${uuid()}","toString":1,"valueOf":1,"then":1}`,
        `{"modelId":"a","hasOwnProperty":"x","toJSON":"x"}`,
      ]),
    );
  const nearly = (): unknown =>
    one<() => unknown>([
      () => ({ id: uuid(), force: true }),
      () => ({ id: [uuid()] }),
      () => ({ id: { toString: uuid() } }),
      () => ({ id: `${uuid()}${one(['', ' ', '/', '\0'])}x` }),
      () => ({ modelId: one(texts)() }),
      () => ({ modelId: `a${'/../'.repeat(below(5) + 1)}b` }),
      () => ({ modelId: `.${hex(8)}` }),
      () => ({ modelId: 'x'.repeat(129) }),
      () => ({ offerId: uuid(), fileId: one(['-1', '1e3', '000000', '1.0', '__proto__', '']) }),
      () => ({ offerId: uuid(), fileId: below(10) }),
      () => ({ offerId: uuid(), fileId: '0', unproven: one(['true', 1, null]) }),
      () => ({ text: one(['', 'x'.repeat(2001), 1, null]) }),
      () => ({ text: '', state: one(['', 'ALL', 1]) }),
      () => ({
        token: one(['', 'short', 'with space in it', `hf_${'ü'.repeat(20)}`, 'x'.repeat(401), 'a\r\nb: c']),
      }),
      () => ({ [one(settings)]: one([-1, 0.5, 1e9, 'yes', [], {}, Number.NaN]) }),
      () => ({ id: uuid(), way: one(['delete', 'COPY', 0]) }),
      () => [uuid()],
      () => uuid(),
    ])();
  const payloads: readonly (() => unknown)[] = [
    nearly,
    nearly,
    nearly,
    object,
    object,
    scalar,
    polluting,
    cyclic,
    shared,
    () => one(odd)(),
    () => deep(below(400), below(2) === 0),
    () => Array.from({ length: below(200) }, scalar),
    () => Array.from({ length: 17_000 }, () => 0),
    () => new Array(below(50) === 0 ? 1_000_000 : 20_000),
  ];
  const others: readonly (() => unknown)[] = [
    text,
    () => '',
    () => 'download:everything',
    () => 'noggin:dropped',
    () => 'constructor',
    () => '__proto__',
    () => 'toString',
    () => `${one(names)} `,
    () => one(names).toUpperCase(),
    () => `${one(names)}\0`,
    () => [one(names)],
    () => ({ name: one(names) }),
    () => below(100),
    () => null,
    () => undefined,
    () => 'x'.repeat(100_000),
  ];
  let count = 0;
  let turn = 0;
  return () => {
    count += 1;
    // Every request in turn, so that each is covered; every sixth message is about unknown ids.
    if (count % 6 === 0) return { name: one(others)(), payload: one(payloads)() };
    turn += 1;
    return { name: names[turn % names.length], payload: one(payloads)() };
  };
}
