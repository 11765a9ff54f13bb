import type { BrainView } from '../../src-preload/contract/chat.ts';
import type { ChatPorts } from './ports.ts';

/** Progress of loading is told at most so often, in milliseconds. */
const gapMs = 100;

/** Tells the window of the model that answers: what happens to it at once, its progress ten times a second. */
export function pushBrain({ brain, clock, push }: Pick<ChatPorts, 'brain' | 'clock' | 'push'>): {
  stop(): void;
} {
  let told: BrainView | null = null;
  let toldMs = Number.NEGATIVE_INFINITY;
  let timer: { cancel(): void } | null = null;

  const tell = (): void => {
    timer?.cancel();
    timer = null;
    told = brain.view();
    toldMs = clock.monotonic();
    push({ kind: 'brain', brain: told });
  };
  const stopListening = brain.onChange((view) => {
    const isProgress = view.kind === 'loading' && told?.kind === 'loading' && view.modelId === told.modelId;
    const waitMs = isProgress ? toldMs + gapMs - clock.monotonic() : 0;
    if (waitMs <= 0) tell();
    else timer ??= clock.later(waitMs, tell);
  });
  return {
    stop: () => {
      stopListening();
      timer?.cancel();
    },
  };
}
