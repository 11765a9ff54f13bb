import { useRef, useState } from 'react';
import type { ErrorView, Result } from '../../../src-preload/contract/errors.ts';
import type { HubOrder } from '../../../src-preload/contract/hub-order.ts';
import type {
  FoundModelView,
  HubChoicesView,
  HubSearchView,
} from '../../../src-preload/contract/huggingface.ts';
import { requestQuietly } from '../../state/commands.ts';

/** Results of a search so far: the last page, and the models of all pages. */
export interface Found {
  readonly page: HubSearchView;
  readonly models: readonly FoundModelView[];
}

/** What the dialog shows below its field. */
export interface LookUp {
  readonly isLooking: boolean;
  readonly problem: ErrorView | null;
  readonly offer: HubChoicesView | null;
  /** Results, also while one of them is open. */
  readonly found: Found | null;
  readonly order: HubOrder;
  /** The repository that was opened last. */
  readonly opened: string | null;
  /** Looks a link or a name up, and searches for anything else. */
  find(text: string): void;
  /** Searches for the words of a name that is not there. */
  search(text: string): void;
  sortBy(order: HubOrder): void;
  more(): void;
  open(repository: string): void;
  /** Back to the results. */
  back(): void;
}

/** Asks the hub; an answer counts only while its question is the last one. */
export function useLookUp(): LookUp {
  const [isLooking, setIsLooking] = useState(false);
  const [problem, setProblem] = useState<ErrorView | null>(null);
  const [offer, setOffer] = useState<HubChoicesView | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [order, setOrder] = useState<HubOrder>('downloads');
  const [opened, setOpened] = useState<string | null>(null);
  const latest = useRef(0);
  const searched = useRef('');

  /** Null where another question came meanwhile. */
  const ask = async <T>(request: () => Promise<Result<T>>): Promise<Result<T> | null> => {
    latest.current += 1;
    const mine = latest.current;
    setIsLooking(true);
    setProblem(null);
    const answer = await request();
    if (mine !== latest.current) return null;
    setIsLooking(false);
    return answer;
  };
  const search = async (text: string, by: HubOrder): Promise<void> => {
    searched.current = text;
    setOffer(null);
    const answer = await ask(() => requestQuietly('hub:search', { text, order: by }));
    if (answer === null) return;
    if (answer.ok) setFound({ page: answer.value, models: answer.value.models });
    else setProblem(answer.error);
  };
  const lookUp = async (text: string): Promise<void> => {
    setOffer(null);
    const answer = await ask(() => requestQuietly('hub:look-up', { text }));
    if (answer === null) return;
    if (answer.ok) setOffer(answer.value);
    else if (answer.error.details?.['words'] === true) await search(text, order);
    else setProblem(answer.error);
  };
  return {
    ...{ isLooking, problem, offer, found, order, opened },
    find: (text) => {
      setFound(null);
      void lookUp(text);
    },
    search: (text) => {
      setFound(null);
      void search(text, order);
    },
    sortBy: (by) => {
      setOrder(by);
      void search(searched.current, by);
    },
    more: async () => {
      if (found === null) return;
      const answer = await ask(() => requestQuietly('hub:search-more', { searchId: found.page.id }));
      if (answer === null) return;
      if (!answer.ok) return setProblem(answer.error);
      const known = new Set(found.models.map(({ repository }) => repository));
      const further = answer.value.models.filter(({ repository }) => !known.has(repository));
      setFound({ page: answer.value, models: [...found.models, ...further] });
    },
    open: (repository) => {
      setOpened(repository);
      void lookUp(repository);
    },
    back: () => {
      latest.current += 1;
      setIsLooking(false);
      setOffer(null);
      setProblem(null);
    },
  };
}
