import { useId, useState } from 'react';
import type { LibraryEntryView } from '../../../src-preload/contract/library.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { request, send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { UnfoldButton } from '../../ui/unfold-button.tsx';
import { messages } from '../../words/messages.ts';
import { AboutModel } from '../model-page/about-model.tsx';
import { UseItButton } from '../use-it/use-it-button.tsx';
import { removalScope } from './removals.tsx';

interface ActionsProps {
  readonly model: InstalledView;
  readonly entry: LibraryEntryView;
  /** It is being tried out just now. */
  readonly isAsking: boolean;
}

/** What can be done with an installed model: the next step in sight, the rest behind "More". */
export function InstalledActions({ model, entry, isAsking }: ActionsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const words = messages.library;
  const isHere = entry.state !== 'missing' && entry.state !== 'drive-missing';
  const isWhole = model.lone === undefined;
  return (
    <>
      <div className="card-actions">
        <NextStep entry={entry} />
        {isHere && isWhole && entry.state !== 'damaged' && <UseItButton model={model} />}
        <AboutButton model={model} />
        {isHere && (
          <Button
            icon="folder"
            label={messages.installed.show}
            onPress={() => send('model:show-in-folder', { modelId: entry.modelId })}
          />
        )}
        <UnfoldButton label={words.more} isOpen={isOpen} controls={id} onToggle={() => setIsOpen(!isOpen)} />
      </div>
      {isOpen && (
        <div id={id} className="card-actions installed-menu">
          <MoreActions entry={entry} isHere={isHere} isWhole={isWhole} isAsking={isAsking} />
        </div>
      )}
    </>
  );
}

function AboutButton({ model }: Pick<ActionsProps, 'model'>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button label={messages.modelPage.open} onPress={() => setIsOpen(true)} />
      {isOpen && <AboutModel model={model} onClose={() => setIsOpen(false)} />}
    </>
  );
}

/** The one thing that helps, where something is wrong. */
function NextStep({ entry }: { readonly entry: LibraryEntryView }) {
  const words = messages.library;
  const { modelId, state, reading, canRepair } = entry;
  if (reading !== null) return null;
  const press = (name: 'library:check' | 'library:repair') => () => send(name, { modelId });
  if (state === 'changed') {
    return <Button kind="primary" icon="check" label={words.check} onPress={press('library:check')} />;
  }
  if (state === 'drive-missing') {
    return <Button icon="retry" label={words.look} onPress={() => send('library:look', undefined)} />;
  }
  if (state === 'present' || !canRepair) return null;
  const label = state === 'missing' ? words.fetchAgain : words.repair;
  return <Button kind="primary" icon="retry" label={label} onPress={press('library:repair')} />;
}

function MoreActions({
  entry,
  isHere,
  isWhole,
  isAsking,
}: Omit<ActionsProps, 'model'> & { readonly isHere: boolean; readonly isWhole: boolean }) {
  const words = messages.library;
  const { modelId, state, reading } = entry;
  const isIdle = isHere && reading === null;
  return (
    <>
      {isHere && isWhole && !entry.isCurrent && (
        <Button label={words.makeCurrent} onPress={() => send('library:make-current', { modelId })} />
      )}
      {isIdle && isWhole && state === 'present' && (
        <Button
          label={isAsking ? words.firstWords.asking : words.firstWords.ask}
          onPress={() => (isAsking ? undefined : send('first-words:ask', { modelId }))}
        />
      )}
      {isHere && <CopyPath modelId={modelId} />}
      {isIdle && state !== 'changed' && (
        <Button label={words.check} onPress={() => send('library:check', { modelId })} />
      )}
      {isIdle && state === 'changed' && entry.canRepair && (
        <Button label={words.repair} onPress={() => send('library:repair', { modelId })} />
      )}
      <Button
        label={isHere ? words.remove : words.forget}
        focusNext={removalScope}
        onPress={() => send('library:remove', { modelId })}
      />
    </>
  );
}

function CopyPath({ modelId }: { readonly modelId: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const words = messages.library;
  const copy = async (): Promise<void> => {
    const answer = await request('library:copy-path', { modelId });
    setIsCopied(answer.ok);
  };
  return (
    <>
      <Button {...(isCopied ? { icon: 'check' } : {})} label={words.copyPath} onPress={copy} />
      <output className="unseen">{isCopied ? words.copied : ''}</output>
    </>
  );
}
