import './wizard.css';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Announcer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { pageScope } from '../../ui/focus-keeper.ts';
import { Wordmark } from '../../ui/logo.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { messages } from '../../words/messages.ts';
import { OpenedLink } from '../deep-links/opened-link.tsx';
import { Cancelled } from '../downloads/cancelled.tsx';
import { DropZone } from '../import/drop-zone.tsx';
import { ImportDialog } from '../import/import-dialog.tsx';
import { Notices } from '../notices/notices.tsx';
import { Redrawn } from '../notices/redrawn.tsx';
import { Choose } from './choose.tsx';
import { GettingIt } from './getting-it.tsx';
import { Hello } from './hello.tsx';
import { Ready } from './ready.tsx';
import { stepOf } from './step.ts';
import { StepIndicator } from './step-indicator.tsx';

const pages = { hello: Hello, choose: Choose, get: GettingIt, ready: Ready } as const;

/** The first run: four steps, two clicks until the bytes flow. */
export function Wizard() {
  const step = useSnapshot(stepOf);
  const Page = pages[step];
  return (
    <>
      <div className="wizard">
        <header className="wizard-head">
          <div className="wizard-mark">
            <Wordmark />
          </div>
          <StepIndicator step={step} />
          <div className="wizard-skip">
            {step !== 'ready' && (
              <Button
                kind="quiet"
                label={messages.wizard.skip}
                onPress={() => send('wizard:finish', undefined)}
              />
            )}
          </div>
        </header>
        <main className={`wizard-main wizard-${step}`} data-focus-scope={pageScope}>
          <Redrawn />
          {step !== 'hello' && <Notices />}
          <Cancelled />
          <Page key={step} />
        </main>
      </div>
      <ImportDialog />
      <OpenedLink />
      <DropZone />
      <Toasts />
      <Announcer />
    </>
  );
}
