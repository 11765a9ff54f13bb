import { useState } from 'react';
import { type LookUp, useLookUp } from '../huggingface/use-look-up.ts';

/** A search of Hugging Face for what stands in a field. */
export interface HubSearch {
  readonly lookUp: LookUp;
  /** What it was asked for last; empty before. */
  readonly asked: string;
  /** The repository or link whose versions are shown; null: none. */
  readonly opened: string | null;
  /** Searches for words; shows what a link or the name of a repository leads to. */
  ask(text: string): void;
  open(repository: string): void;
  close(): void;
}

/** Whether a text leads to one model, as a link or a name does. Pure. */
export function isAddress(text: string): boolean {
  return text.includes('/');
}

/** Asks only when the person asks. */
export function useHubSearch(): HubSearch {
  const lookUp = useLookUp();
  const [asked, setAsked] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  return {
    ...{ lookUp: { ...lookUp, opened, open: setOpened }, asked, opened, open: setOpened },
    ask: (text) => {
      const wanted = text.trim();
      if (wanted === '') return;
      setAsked(wanted);
      if (isAddress(wanted)) setOpened(wanted);
      else lookUp.search(wanted);
    },
    close: () => setOpened(null),
  };
}
