import { useState } from 'react';
import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import type { FileWay, ImportCandidateView } from '../../../src-preload/contract/storage.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatBytes } from '../../ui/format.ts';
import { RadioList, RadioRow } from '../../ui/radio-row.tsx';
import { errorSentence } from '../../words/error-sentence.ts';
import { messages } from '../../words/messages.ts';

/** Asks how the picked file should come in, or says why it cannot. */
export function ImportDialog() {
  const offer = useSnapshot(({ storage }) => storage.offer);
  return offer === null ? null : <OfferDialog key={offer.id} offer={offer} />;
}

function OfferDialog({ offer }: { readonly offer: ImportCandidateView }) {
  const close = () => send('import:dismiss', { id: offer.id });
  return offer.kind === 'refused' ? (
    <Refusal offer={offer} onClose={close} />
  ) : (
    <Choice offer={offer} onClose={close} />
  );
}

interface PartProps<K extends ImportCandidateView['kind']> {
  readonly offer: Extract<ImportCandidateView, { kind: K }>;
  onClose(): unknown;
}

function Refusal({ offer, onClose }: PartProps<'refused'>) {
  const words = messages.import;
  const missing = missingPart(offer.error);
  return (
    <Dialog
      size="small"
      title={words.refusedTitle}
      onClose={onClose}
      actions={<Button kind="primary" label={words.close} onPress={onClose} />}
    >
      <p className="path">{offer.fileName}</p>
      <p>{errorSentence(offer.error)}</p>
      {missing !== null && <p className="path">{missing}</p>}
    </Dialog>
  );
}

/** Which file of the model is not there. */
function missingPart({ code, details }: ErrorView): string | null {
  const file = details?.['file'];
  if (code !== 'part-missing' || typeof file !== 'string') return null;
  return messages.import.missing(file, Number(details?.['others'] ?? 0));
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
  const start = () => way && send('import:start', { id: offer.id, way });
  return (
    <Dialog
      size="small"
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button label={words.cancel} onPress={onClose} />
          <Button kind="primary" label={words.start} onPress={start} />
        </>
      }
    >
      <p className="path">
        {offer.files === 1
          ? words.file(offer.fileName, size)
          : words.files(offer.fileName, size, offer.files)}
      </p>
      <RadioList legend={words.legend}>
        {offer.ways.map((one) => (
          <RadioRow
            key={one}
            group="import-way"
            title={words.way(one)}
            isChosen={one === way}
            onChoose={() => setWay(one)}
          >
            {hints[one]}
          </RadioRow>
        ))}
      </RadioList>
      <p className="quiet">{words.checked}</p>
    </Dialog>
  );
}
