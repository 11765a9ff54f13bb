import { useEffect, useState } from 'react';
import type { UseItView } from '../../../src-preload/contract/use-it.ts';
import { request } from '../../state/commands.ts';

/** Fallback when the file cannot be examined: no programs, no obstacles. */
const unknown: UseItView = { found: [], hasOneName: true, isOneFile: true, lmStudioElsewhere: false };

/** How other programs can use a model, looked at once when it is shown; null until then. */
export function useUse(modelId: string): UseItView | null {
  const [seen, setSeen] = useState<{ readonly modelId: string; readonly view: UseItView } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void request('use:look', { modelId }).then((answer) => {
      if (isWanted) setSeen({ modelId, view: answer.ok ? answer.value : unknown });
    });
    return () => {
      isWanted = false;
    };
  }, [modelId]);
  return seen?.modelId === modelId ? seen.view : null;
}
