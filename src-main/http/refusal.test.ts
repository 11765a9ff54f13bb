import { describe, expect, test } from 'vitest';
import { hubRefusal } from './refusal.ts';

describe("A12: a hub's own words of its refusal", () => {
  test('are shown unchanged', () => {
    expect(
      hubRefusal({
        'x-error-code': 'GatedRepo',
        'x-error-message': 'Access to model org/repo is restricted.',
      }),
    ).toEqual({ code: 'GatedRepo', message: 'Access to model org/repo is restricted.' });
  });

  test('are null when absent', () => {
    expect(hubRefusal({})).toEqual({ code: null, message: null });
    expect(hubRefusal({ 'x-error-code': '', 'x-error-message': ' \t ' })).toEqual({
      code: null,
      message: null,
    });
  });

  test.each(['two words', 'x'.repeat(65), '<b>', 'a\u0007', 'a, a'])('%j is no error code', (code) => {
    expect(hubRefusal({ 'x-error-code': code }).code).toBeNull();
  });

  test('lose invisible and bidirectional characters, and fit on one line', () => {
    const message = 'a\u0007b\u202ec\u2028d\u200be\t\n  f';
    expect(hubRefusal({ 'x-error-message': message }).message).toBe('a b c d e f');
  });

  test('are cut at 300 characters, between letters', () => {
    const { message } = hubRefusal({ 'x-error-message': '😀'.repeat(1000) });
    expect([...(message ?? '')]).toHaveLength(300);
    expect(message?.endsWith('😀…')).toBe(true);
    expect(hubRefusal({ 'x-error-message': ' '.repeat(100_000) }).message).toBeNull();
  });

  test('are decoded as UTF-8 where valid', () => {
    const bytes = Buffer.from('Zugriff nötig').toString('latin1');
    expect(hubRefusal({ 'x-error-message': bytes }).message).toBe('Zugriff nötig');
    expect(hubRefusal({ 'x-error-message': 'n\xf6tig' }).message).toBe('nötig');
  });
});
