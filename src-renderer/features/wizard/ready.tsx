import '../../ui/card.css';
import '../installed/installed.css';
import './ready.css';
import type { LibraryEntryView } from '../../../src-preload/contract/library.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { send } from '../../state/commands.ts';
import { useFirstWords, useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { modelScope } from '../../ui/focus-keeper.ts';
import { formatBytes, formatDateTime } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { SayHello } from '../chat/say-hello.tsx';
import { factsOf } from '../installed/receipt-facts.ts';
import { ServerSwitch } from '../server/server-switch.tsx';
import { ProgramList } from '../use-it/program-list.tsx';
import { newestModel } from './newest-model.ts';
import { StepTitle } from './step-title.tsx';

/** It is here: the proof, what to do with it, and the way to the everyday window. */
export function Ready() {
  const model = useSnapshot(newestModel);
  return model === undefined ? null : <Success model={model} />;
}

function Success({ model }: { readonly model: InstalledView }) {
  const words = messages.wizard.ready;
  const { modelId } = model;
  const entry = useSnapshot(({ library }) => library.entries.find((each) => each.modelId === modelId));
  const firstWords = useFirstWords(modelId);
  const installed = useSnapshot((snapshot) => snapshot.installed);
  const others = installed.filter((each) => each.modelId !== modelId).map(({ name }) => name);
  return (
    <div className="ready" data-focus-scope={modelScope(modelId)}>
      <div className="ready-head">
        <SuccessMark />
        <StepTitle title={words.title(model.name)} lead={words.lead} />
      </div>
      <SayHello onAsked={() => void send('wizard:finish', undefined)} />
      <div className="card-actions ready-actions">
        <Button
          kind="primary"
          size="large"
          label={words.go}
          onPress={() => send('wizard:finish', undefined)}
        />
        <Button
          size="large"
          icon="folder"
          label={messages.installed.show}
          onPress={() => send('model:show-in-folder', { modelId })}
        />
      </div>
      {entry !== undefined && (
        <section className="surface card" aria-label={words.receipt}>
          <Facts layout="wide" facts={inSight(model, entry)} />
          <Details facts={factsOf(model, entry, firstWords)} />
        </section>
      )}
      <section className="surface card" aria-labelledby="ready-use">
        <h2 id="ready-use" className="view-part">
          {words.use}
        </h2>
        <ServerPart />
        <ProgramList model={model} />
      </section>
      {others.length > 0 && <p className="quiet">{words.also(others.join(', '))}</p>}
    </div>
  );
}

/** One switch, and where to find what it takes. */
function ServerPart() {
  const words = messages.server;
  const isOn = useSnapshot(({ server }) => server.state === 'on');
  return <ServerSwitch label={words.wizardUse} hint={isOn ? words.openSettings : words.useHint} />;
}

/** What a person would want in writing. */
function inSight({ bytes, provenAtMs }: InstalledView, { byPublisher }: LibraryEntryView): readonly Fact[] {
  const words = messages.wizard.ready;
  return [
    { name: words.proof, value: byPublisher ? words.provenByPublisher : words.provenByNobody },
    { name: words.size, value: formatBytes(bytes) },
    { name: words.when, value: formatDateTime(provenAtMs) },
  ];
}

function SuccessMark() {
  return (
    <svg className="success" viewBox="0 0 120 120" aria-hidden="true">
      <circle className="success-ground" cx="60" cy="60" r="58" />
      <circle className="success-ring" cx="60" cy="60" r="46" />
      <path className="success-check" pathLength="1" d="M40 62l14 14 27-31" />
    </svg>
  );
}
