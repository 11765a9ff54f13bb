import { expect, test } from 'vitest';
import { licenceAddress } from './licence-address.ts';

test('only a catalogue model that names its license page has an address', () => {
  const models = [
    { id: 'a', licenceUrl: 'https://license.example/a' },
    { id: 'b', licenceUrl: null },
  ];
  expect(licenceAddress(models, 'a')).toBe('https://license.example/a');
  for (const id of ['b', 'c']) {
    expect(() => licenceAddress(models, id)).toThrow(expect.objectContaining({ code: 'unknown-id' }));
  }
});
