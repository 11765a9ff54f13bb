import { expect, test } from 'vitest';
import type { ChatPush } from '../../src-preload/contract/chat.ts';
import { createChatPush, type PushedTo } from './chat-pushes.ts';

const push: ChatPush = { kind: 'list' };

function page(what: { readonly url?: string; readonly isGone?: boolean; readonly isCrashed?: boolean }) {
  const sent: unknown[] = [];
  const contents: PushedTo = {
    isDestroyed: () => what.isGone ?? false,
    isCrashed: () => what.isCrashed ?? false,
    send: (...message) => void sent.push(message),
    mainFrame: { url: what.url ?? 'noggin-app://app/index.html' },
  };
  createChatPush(() => contents)(push);
  return sent;
}

test('a push goes to our own page', () => {
  expect(page({})).toEqual([['noggin:chat', push]]);
});

test('and is withheld from any other', () => {
  expect(page({ url: 'https://example.com/' })).toEqual([]);
  expect(page({ url: '' })).toEqual([]);
  expect(page({ isGone: true })).toEqual([]);
  expect(page({ isCrashed: true })).toEqual([]);
  expect(() => createChatPush(() => null)(push)).not.toThrow();
});
