import './import.css';
import { useEffect, useId, useRef, useState } from 'react';
import type { FileWay, OfferView } from '../../../src-preload/contract/storage.ts';
import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';

/** Asks how the picked file should come in, or says why it cannot. */
export function ImportDialog() {
  const offer = useSnapshot(({ storage }) => storage.offer);
  return offer === null ? null : <OfferDialog key={offer.id} offer={offer} />;
}

function OfferDialog({ offer }: { readonly offer: OfferView }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const words = messages.import;
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const close = () => send('import:dismiss', { id: offer.id });
  return (
    <dialog
      ref={dialog}
      className="import-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <div className="import-body">
        <h2 id={titleId} className="import-title">
          {offer.kind === 'refused' ? words.refusedTitle : words.title}
        </h2>
        {offer.kind === 'refused' ? (
          <Refusal offer={offer} onClose={close} />
        ) : (
          <Choice offer={offer} onClose={close} />
        )}
      </div>
    </dialog>
  );
}

interface PartProps<K extends OfferView['kind']> {
  readonly offer: Extract<OfferView, { kind: K }>;
  onClose(): unknown;
}

function Refusal({ offer, onClose }: PartProps<'refused'>) {
  return (
    <>
      <p className="path">{offer.fileName}</p>
      <p>{messages.errors[offer.error.code]}</p>
      <div className="import-actions">
        <Button kind="primary" label={messages.import.close} onPress={onClose} />
      </div>
    </>
  );
}

function Choice({ offer, onClose }: PartProps<'offered'>) {
  const words = messages.import;
  const [way, setWay] = useState<FileWay | undefined>(offer.ways[0]);
  const size = formatBytes(offer.bytes);
  const hints: Readonly<Record<FileWay, string>> = {
    copy: words.copyHint(size),
    link: words.linkHint,
    move: words.moveHint,
  };
  return (
    <>
      <p className="path">{words.file(offer.fileName, size)}</p>
      <fieldset className="import-ways">
        <legend className="unseen">{words.legend}</legend>
        {offer.ways.map((one) => (
          <WayChoice
            key={one}
            name={words.way(one)}
            hint={hints[one]}
            isChosen={one === way}
            onChoose={() => setWay(one)}
          />
        ))}
      </fieldset>
      <p className="quiet">{words.checked}</p>
      <div className="import-actions">
        <Button label={words.cancel} onPress={onClose} />
        <Button
          kind="primary"
          label={words.start}
          onPress={() => way && send('import:start', { id: offer.id, way })}
        />
      </div>
    </>
  );
}

interface WayChoiceProps {
  readonly name: string;
  readonly hint: string;
  readonly isChosen: boolean;
  onChoose(): void;
}

function WayChoice({ name, hint, isChosen, onChoose }: WayChoiceProps) {
  const hintId = useId();
  return (
    <label className="import-way">
      <input
        type="radio"
        name="import-way"
        checked={isChosen}
        aria-label={name}
        aria-describedby={hintId}
        onChange={onChoose}
      />
      <span>
        <span className="import-way-name">{name}</span>
        <span className="import-hint" id={hintId}>
          {hint}
        </span>
      </span>
    </label>
  );
}
