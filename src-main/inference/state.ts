import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { InferenceState, LoadedModel, ModelFile } from './port.ts';

/** What happens to the model that answers. */
export type InferenceEvent =
  | { readonly kind: 'load'; readonly model: ModelFile }
  | { readonly kind: 'progress'; readonly progress: number }
  | { readonly kind: 'loaded'; readonly loaded: LoadedModel }
  | { readonly kind: 'asked' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed'; readonly error: ErrorView }
  | { readonly kind: 'unloaded' };

/**
 * The state after an event: empty → loading → ready ⇄ answering, failed from any but empty. The same state where the event
 * does not apply to it: news of a process that is no longer ours come late. Pure.
 */
export function next(state: InferenceState, event: InferenceEvent): InferenceState {
  switch (event.kind) {
    case 'load':
      return { kind: 'loading', model: event.model, progress: 0 };
    case 'progress':
      // A progress never goes back, and is a share.
      return state.kind === 'loading' && event.progress > state.progress && event.progress <= 1
        ? { ...state, progress: event.progress }
        : state;
    case 'loaded':
      return state.kind === 'loading' ? { kind: 'ready', model: state.model, loaded: event.loaded } : state;
    case 'asked':
      return state.kind === 'ready' ? { ...state, kind: 'answering' } : state;
    case 'answered':
      return state.kind === 'answering' ? { ...state, kind: 'ready' } : state;
    case 'failed':
      return state.kind === 'empty' ? state : { kind: 'failed', model: state.model, error: event.error };
    case 'unloaded':
      return { kind: 'empty' };
  }
}
