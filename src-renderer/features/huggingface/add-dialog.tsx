import { type FormEvent, useRef, useState } from 'react';
import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import type { HubChoicesView } from '../../../src-preload/contract/huggingface.ts';
import { requestQuietly } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { messages } from '../../words/messages.ts';
import { OfferChoice } from './choice.tsx';
import { Problem } from './problem.tsx';

interface AddDialogProps {
  /** Prefilled by a link from outside; looked up only on the person's click. */
  readonly given?: string;
  readonly onClose: () => void;
}

/** The dialog: from a link or name to versions, to a download. */
export function AddDialog({ given, onClose }: AddDialogProps) {
  const words = messages.hub;
  const [text, setText] = useState(given ?? '');
  const [isLooking, setIsLooking] = useState(false);
  const [offer, setOffer] = useState<HubChoicesView | null>(null);
  const [problem, setProblem] = useState<ErrorView | null>(null);
  const latest = useRef(0);

  const find = async (): Promise<void> => {
    if (text.trim() === '') return;
    latest.current += 1;
    const mine = latest.current;
    setIsLooking(true);
    setProblem(null);
    setOffer(null);
    const answer = await requestQuietly('hub:look-up', { text: text.trim() });
    // Ignore a stale answer: the text may have changed meanwhile.
    if (mine !== latest.current) return;
    setIsLooking(false);
    if (answer.ok) setOffer(answer.value);
    else setProblem(answer.error);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void find();
  };
  return (
    <Dialog title={words.title} closeLabel={words.close} onClose={onClose}>
      <p className="quiet">{given === undefined ? words.lead : messages.links.given}</p>
      <form className="hub-form" onSubmit={submit}>
        <TextField
          label={words.field}
          value={text}
          maxLength={2000}
          example={words.example}
          onChange={setText}
        />
        <Button kind={offer === null ? 'primary' : 'secondary'} label={words.find} onPress={find} />
      </form>
      <output className="hub-result" aria-live="polite">
        {isLooking && <span className="quiet">{words.finding}</span>}
      </output>
      {problem !== null && <Problem error={problem} offerId={null} onAgain={find} />}
      {offer !== null && <OfferChoice key={offer.id} offer={offer} onAgain={find} onStarted={onClose} />}
    </Dialog>
  );
}
