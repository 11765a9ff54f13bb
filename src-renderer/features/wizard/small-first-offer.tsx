import './small-first-offer.css';
import { useRef } from 'react';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatDuration } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { type SmallFirst, smallFirstFor } from './small-first.ts';
import { choosableModels } from './step.ts';

/** While a large model takes long: a small one to start with, which goes first. */
export function SmallFirstOffer({ download }: { readonly download: DownloadView }) {
  const models = useSnapshot((snapshot) => snapshot.models);
  const choosable = useSnapshot(choosableModels);
  const isPromised = useSnapshot(({ wizard }) => wizard.smallFirst !== null);
  const hasModel = useSnapshot(({ installed }) => installed.length > 0);
  const wasOffered = useRef(false);
  const offer =
    isPromised || hasModel ? null : smallFirstFor(download, models, choosable, wasOffered.current);
  wasOffered.current = offer !== null;
  return offer === null ? null : <Offer offer={offer} largeId={download.id} />;
}

function Offer({ offer, largeId }: { readonly offer: SmallFirst; readonly largeId: string }) {
  const words = messages.wizard.get;
  const { model, seconds, largeSeconds } = offer;
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  const large = formatDuration(largeSeconds) ?? words.long;
  return (
    <section className="small-first" aria-label={words.smallTitle}>
      <div className="small-first-words">
        <h2 className="view-part">{words.smallTitle}</h2>
        <p>{words.small(large, model.name, size, formatDuration(seconds) ?? words.long)}</p>
      </div>
      <Button
        icon="download"
        label={words.smallFirst(model.name)}
        onPress={() => send('wizard:small-first', { modelId: model.id, largeId })}
      />
    </section>
  );
}
