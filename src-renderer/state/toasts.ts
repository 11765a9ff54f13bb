import type { LinkRefusal } from '../../src-preload/contract/deep-links.ts';
import type { ErrorView } from '../../src-preload/contract/errors.ts';

/** A short message in the corner, until closed: a command or a link was refused, or main is slow. */
export interface Toast {
  readonly id: number;
  readonly content:
    | { readonly kind: 'refused'; readonly error: ErrorView }
    | { readonly kind: 'slow' }
    | { readonly kind: 'link'; readonly reason: LinkRefusal };
}

const mostAtOnce = 3;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message; one that says the same is replaced. Returns its id. */
export function showToast(content: Toast['content']): number {
  lastId += 1;
  const id = lastId;
  const others = toasts.filter((toast) => keyOf(toast.content) !== keyOf(content));
  set([...others, { id, content }].slice(-mostAtOnce));
  return id;
}

/** Takes a message away; none with this id is no error. */
export function closeToast(id: number): void {
  if (toasts.some((toast) => toast.id === id)) set(toasts.filter((toast) => toast.id !== id));
}

/** The messages shown now, oldest first. The list keeps its identity while nothing changes. */
export function currentToasts(): readonly Toast[] {
  return toasts;
}

/** Returns the way to stop listening. */
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keyOf(content: Toast['content']): string {
  return content.kind === 'refused' ? content.error.code : content.kind;
}
