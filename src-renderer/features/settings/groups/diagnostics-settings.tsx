import { useState } from 'react';
import type { SavedDiagnostics } from '../../../../src-preload/contract/diagnostics.ts';
import type { ErrorView } from '../../../../src-preload/contract/errors.ts';
import { requestQuietly, send } from '../../../state/commands.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Note } from '../../../ui/note.tsx';
import { messages } from '../../../words/messages.ts';
import { SettingsGroup } from '../settings-group.tsx';
import { WhatIsInIt } from '../what-is-in-it.tsx';

/** One file for whoever helps: what is in it, and the way to have it. */
export function DiagnosticsSettings() {
  const words = messages.diagnosis;
  const [saved, setSaved] = useState<SavedDiagnostics | null>(null);
  const [problem, setProblem] = useState<ErrorView | null>(null);
  const save = async (): Promise<void> => {
    setProblem(null);
    const answer = await requestQuietly('diagnosis:save', undefined);
    if (!answer.ok) setProblem(answer.error);
    else if (answer.value !== null) setSaved(answer.value);
  };
  return (
    <SettingsGroup title={words.title}>
      <p>{words.lead}</p>
      <Disclosure title={words.whatIsIn}>
        <WhatIsInIt />
      </Disclosure>
      <div className="card-actions">
        <Button label={words.save} onPress={save} />
        {saved !== null && (
          <Button
            kind="quiet"
            icon="folder"
            label={words.show}
            onPress={() => send('diagnosis:show', undefined)}
          />
        )}
      </div>
      <output className={saved === null ? 'unseen' : 'hint'}>
        {saved !== null && words.saved(saved.name, formatBytes(saved.bytes))}
      </output>
      {problem !== null && (
        <Note tone="bad" role="alert">
          {sentenceOf(problem)}
        </Note>
      )}
    </SettingsGroup>
  );
}

function sentenceOf({ code }: ErrorView): string {
  const { failed } = messages.diagnosis;
  const isKnown = code === 'disk-full' || code === 'folder-unavailable' || code === 'not-now';
  return isKnown ? failed[code] : failed.other;
}
