/** Scope of the page's heading: the focus goes there when nothing else is left. */
export const pageScope = 'page';
/** Scope of the choice of models. */
export const choiceScope = 'choice';

/** Scope of everything about one model: its offer's successor, its download, its receipt. */
export function modelScope(modelId: string): string {
  return `model:${modelId}`;
}

/**
 * Sees to it that the focus is never lost: when the element that has it goes away, the first control of the scope
 * it was in takes it, or of the scope that it named as the next (`data-focus-next`). Scopes are found by name
 * (`data-focus-scope`), so a card that takes another's place takes over its focus. Watches; never polls.
 * Returns the way to stop.
 */
export function keepFocus(page: Document): () => void {
  let last: { readonly element: Element; readonly scopes: readonly string[] } | null = null;

  const onFocus = ({ target }: FocusEvent): void => {
    if (target instanceof Element) last = { element: target, scopes: scopesOf(target) };
  };
  const onBlur = (): void => {
    // A click beside everything gives the focus up; an element that goes away does not.
    queueMicrotask(() => {
      if (last?.element.isConnected && page.activeElement === page.body) last = null;
    });
  };
  const observer = new MutationObserver(() => {
    if (last === null || last.element.isConnected || page.activeElement !== page.body) return;
    const next = [...last.scopes, choiceScope, pageScope].map((scope) => controlIn(page, scope));
    next.find((control) => control !== null)?.focus();
  });

  page.addEventListener('focusin', onFocus);
  page.addEventListener('focusout', onBlur);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('focusout', onBlur);
    observer.disconnect();
  };
}

/** Names of the scopes to look in, nearest first. */
function scopesOf(element: Element): readonly string[] {
  const names: string[] = [];
  const next = element.getAttribute('data-focus-next');
  if (next !== null) names.push(next);
  for (
    let scope = element.closest('[data-focus-scope]');
    scope !== null;
    scope = scope.parentElement?.closest('[data-focus-scope]') ?? null
  ) {
    names.push(scope.getAttribute('data-focus-scope') ?? pageScope);
  }
  return names;
}

function controlIn(page: Document, scope: string): HTMLElement | null {
  return page.querySelector<HTMLElement>(
    `[data-focus-scope="${CSS.escape(scope)}"] :is(button, input, summary, [tabindex="-1"])`,
  );
}
