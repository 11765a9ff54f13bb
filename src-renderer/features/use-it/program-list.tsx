import './use-it.css';
import { type OtherProgram, otherPrograms } from '../../../src-preload/contract/program-command.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { request } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Badge } from '../../ui/badge.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Note } from '../../ui/note.tsx';
import { messages } from '../../words/messages.ts';
import { asksServer, ByServer, SkyTwinByServer } from './by-server.tsx';
import { Copyable } from './copyable.tsx';
import { useUse } from './use-use.ts';
import { type Way, wayOf } from './ways.ts';

/** What other programs can do with a model, each folded away: a command, or the path of the file. */
export function ProgramList({ model }: { readonly model: InstalledView }) {
  const platform = useSnapshot(({ computer }) => computer.platform);
  const view = useUse(model.modelId);
  const isServed = useSnapshot(({ server }) => server.state === 'on');
  if (view === null) return null;
  return (
    <div className="use">
      <p className="use-others">{messages.useIt.others}</p>
      {otherPrograms.map((program) => (
        <Disclosure key={program} title={<Title program={program} isFound={view.found.includes(program)} />}>
          {isServed && asksServer.has(program) ? (
            <ByServer program={program} modelId={model.modelId} />
          ) : (
            <HowTo way={wayOf(program, model, view, platform)} modelId={model.modelId} />
          )}
          {program === 'skytwin' && <SkyTwinByServer />}
          {!isServed && asksServer.has(program) && <p className="hint">{messages.server.orNoggin}</p>}
        </Disclosure>
      ))}
    </div>
  );
}

function Title({ program, isFound }: { readonly program: OtherProgram; readonly isFound: boolean }) {
  return (
    <span className="use-title">
      <span>{messages.useIt.programs[program]}</span>
      {isFound && <Badge tone="good">{messages.useIt.found}</Badge>}
    </span>
  );
}

function HowTo({ way, modelId }: { readonly way: Way; readonly modelId: string }) {
  return (
    <div className="use-body">
      {way.isTrouble ? <Note tone="warn">{way.text}</Note> : <p>{way.text}</p>}
      {way.lines.map(({ text, label, recipe }) => (
        <Copyable
          key={text}
          text={text}
          label={label}
          copy={() =>
            recipe === null
              ? request('library:copy-path', { modelId })
              : request('use:copy-command', { modelId, recipe })
          }
        />
      ))}
    </div>
  );
}
