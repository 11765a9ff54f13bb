import { type ReactNode, useState } from 'react';
import type { Result } from '../../../src-preload/contract/errors.ts';
import { type Program, programCommand } from '../../../src-preload/contract/program-command.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { request } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { messages } from '../../words/messages.ts';

/** What to do with a model in other programs: a command or its path. */
export function HowToUse({ model }: { readonly model: InstalledView }) {
  const words = messages.wizard.ready;
  const { modelId, path } = model;
  const isWindows = useSnapshot(({ computer }) => computer.platform === 'win32');
  return (
    <div className="use">
      <p className="use-others">{words.others}</p>
      <Command
        program="skytwin"
        name={words.skyTwin}
        text={isWindows ? words.skyTwinTextWindows : words.skyTwinText}
        model={model}
      />
      <Command program="llama.cpp" name={words.llama} text={words.llamaText} model={model} />
      <Command program="lm-studio" name={words.lmStudio} text={words.lmStudioText} model={model} />
      <Folded name={words.jan}>
        <p>{words.janText}</p>
        <Copyable text={path} label={words.path} copy={() => request('library:copy-path', { modelId })} />
      </Folded>
    </div>
  );
}

interface CommandProps {
  readonly program: Program;
  readonly name: string;
  readonly text: string;
  readonly model: InstalledView;
}

function Command({ program, name, text, model: { modelId, path } }: CommandProps) {
  const platform = useSnapshot(({ computer }) => computer.platform);
  const command = programCommand(program, path, platform);
  // By its path it can be used all the same.
  if (command === null) return null;
  return (
    <Folded name={name}>
      <p>{text}</p>
      <Copyable
        text={command}
        label={messages.wizard.ready.copyCommand}
        copy={() => request('wizard:copy-command', { modelId, program })}
      />
    </Folded>
  );
}

function Folded({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Disclosure title={name}>
      <div className="use-body">{children}</div>
    </Disclosure>
  );
}

interface CopyableProps {
  readonly text: string;
  readonly label: string;
  copy(): Promise<Result<unknown>>;
}

function Copyable({ text, label, copy }: CopyableProps) {
  const [isCopied, setIsCopied] = useState(false);
  const press = async (): Promise<void> => setIsCopied((await copy()).ok);
  return (
    <div className="copyable">
      <code className="path">{text}</code>
      <Button {...(isCopied ? { icon: 'check' } : {})} label={label} onPress={press} />
      <output className="unseen">{isCopied ? messages.wizard.ready.copied : ''}</output>
    </div>
  );
}
