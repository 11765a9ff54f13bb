import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { messages } from '../../words/messages.ts';
import { OfferChoice } from './choice.tsx';
import { FoundModels } from './found-models.tsx';
import { LookUpStatus } from './look-up-status.tsx';
import { Problem } from './problem.tsx';
import { useLookUp } from './use-look-up.ts';

interface AddDialogProps {
  /** Prefilled by a link from outside; looked up only on the person's click. */
  readonly given?: string;
  /** A link or name that the person asked for already: looked up at once. */
  readonly wanted?: string;
  readonly onClose: () => void;
}

/** The dialog: from words, a link or a name to versions, to a download. */
export function AddDialog({ given, wanted, onClose }: AddDialogProps) {
  const words = messages.hub;
  const [text, setText] = useState(wanted ?? given ?? '');
  const lookUp = useLookUp();
  const { offer, problem, found } = lookUp;
  const first = useRef(wanted);
  useEffect(() => {
    const asked = first.current;
    first.current = undefined;
    if (asked !== undefined) lookUp.find(asked);
  }, [lookUp]);

  const find = (): void => {
    if (text.trim() !== '') lookUp.find(text.trim());
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    find();
  };
  const again = (): void => (found !== null && lookUp.opened !== null ? lookUp.open(lookUp.opened) : find());
  const isOpen = offer !== null || problem !== null;
  // A name that is not there may still be words that something is found by.
  const name = problem?.code === 'not-found' && !/:\/\//.test(text) ? text.trim().slice(0, 200) : null;
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
      <LookUpStatus lookUp={lookUp} isOpen={isOpen} />
      {isOpen && found !== null && (
        <div>
          <Button kind="quiet" label={words.search.back} onPress={lookUp.back} />
        </div>
      )}
      {problem !== null && <Problem error={problem} offerId={null} onAgain={again} />}
      {name !== null && found === null && (
        <div>
          <Button label={words.search.instead(name)} onPress={() => lookUp.search(name.replace('/', ' '))} />
        </div>
      )}
      {offer !== null && <OfferChoice key={offer.id} offer={offer} onAgain={again} onStarted={onClose} />}
      {!isOpen && <FoundModels lookUp={lookUp} />}
    </Dialog>
  );
}
