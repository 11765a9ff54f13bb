import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idForOwnFile } from './ids.ts';

// The contract's rule for the id of a model, and the catalogue's for a file name.
const accepted = /^[a-z0-9](?:[a-z0-9._-]{0,126}[a-z0-9])?$/;

it.each([
  ['Qwen3-4B-Q4_K_M.gguf', 'qwen3-4b-q4_k_m'],
  ['Mein Übungs Modell.GGUF', 'mein-ubungs-modell'],
  ['../../etc/passwd.gguf', 'etc-passwd'],
  ['模型.gguf', 'model'],
  ['CON.gguf', 'model-con'],
  ['nul.v1.gguf', 'model-nul.v1'],
])('%s becomes %s', (name, id) => {
  expect(idForOwnFile(name, () => false)).toBe(id);
});

it('every name becomes a valid, free id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 20 }), (name, takenCount) => {
      const taken = new Set<string>();
      for (let count = 0; count < takenCount; count += 1)
        taken.add(idForOwnFile(name, (id) => taken.has(id)));
      const id = idForOwnFile(name, (one) => taken.has(one));
      expect(id).toMatch(accepted);
      expect(taken).toHaveLength(takenCount);
    }),
  );
});
