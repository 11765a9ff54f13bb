import { useSyncExternalStore } from 'react';
import type { NogginApi } from '../../src-preload/contract/api.ts';
import { applyChatPush, type ChatState, noChat } from './chat-state.ts';
import { requestQuietly } from './commands.ts';
import { goToView } from './view.ts';

let state: ChatState = noChat;
const listeners = new Set<() => void>();

function set(next: ChatState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Listens to main. Returns the way to stop. */
export function connectChats(api: Pick<NogginApi, 'onChat'>): () => void {
  return api.onChat((push) => {
    const outcome = applyChatPush(state, push);
    if (outcome.kind === 'applied') set(outcome.state);
    else void askAgain();
    // What was dropped on another view goes along with a question: it is shown where that is asked.
    if (push.kind === 'attached' || push.kind === 'not-attached') goToView('chat');
  });
}

/** Shows a conversation, or the beginning of a new one. */
export function openChat(id: string | null): void {
  if (id !== null && id === state.openId) return;
  set({ ...state, openId: id, chat: null });
  void askAgain();
}

async function askAgain(): Promise<void> {
  const { openId } = state;
  if (openId === null) return;
  const answer = await requestQuietly('chat:open', { chatId: openId });
  if (state.openId !== openId) return;
  if (answer.ok) set({ ...state, chat: answer.value });
  // It was deleted meanwhile.
  else set({ ...state, openId: null, chat: null });
}

/** Takes a text off the next question again, or all of them. */
export function detach(name: string | null): void {
  const attachments = name === null ? [] : state.attachments.filter((one) => one.name !== name);
  set({ ...state, attachments, attachError: null });
}

/** Asks how the model that answers is doing; what changes is pushed. */
export async function lookAtBrain(): Promise<void> {
  const answer = await requestQuietly('chat:brain', undefined);
  if (answer.ok) set({ ...state, brain: answer.value });
}

/** A part of what the window knows of conversations. */
export function useChats<T>(select: (state: ChatState) => T): T {
  const read = (): T => select(state);
  return useSyncExternalStore(listen, read, read);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
