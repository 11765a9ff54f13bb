import { expect, it } from 'vitest';
import { isDeviceName } from './device-names.ts';

it.each([
  'con',
  'CON',
  'nul.gguf',
  'aux.q4_k_m.gguf',
  'prn ',
  'com1',
  'COM0.x',
  'lpt9.gguf',
  'com¹',
  'NUL:',
  'conin$',
])('%j is a device name', (name) => expect(isDeviceName(name)).toBe(true));

it.each(['console', 'con-1', 'null.gguf', 'com', 'com10', 'xcon', 'auxiliary', 'a.con', ''])(
  '%j is an ordinary name',
  (name) => expect(isDeviceName(name)).toBe(false),
);
