import { messages } from '../../words/messages.ts';
import type { LookUp } from './use-look-up.ts';

interface LookUpStatusProps {
  readonly lookUp: Pick<LookUp, 'isLooking' | 'found'>;
  /** Results are not in sight: a version or a problem is. */
  readonly isOpen?: boolean;
}

/** Says that the hub is asked, and to those who only hear it how many models were found. */
export function LookUpStatus({ lookUp: { isLooking, found }, isOpen = false }: LookUpStatusProps) {
  const words = messages.hub;
  return (
    <output className="hub-result" aria-live="polite">
      {isLooking && <span className="quiet">{words.finding}</span>}
      {!isLooking && !isOpen && found !== null && found.models.length > 0 && (
        <span className="unseen">{words.search.found(found.models.length)}</span>
      )}
    </output>
  );
}
