import './help.css';
import { useSnapshot } from '../../state/hooks.ts';
import { goToView, type View } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { messages } from '../../words/messages.ts';

/** What people ask first, in the order of a first week, and the view where the answer is acted on. */
const topics = [
  ['ask', 'chat'],
  ['private', 'settings'],
  ['choose', 'models'],
  ['slow', 'models'],
  ['other', 'models'],
  ['stuck', 'downloads'],
  ['room', 'models'],
  ['programs', 'settings'],
  ['wrong', 'settings'],
] as const satisfies readonly (readonly [keyof typeof messages.help.topics, View])[];

/** The dialog: short answers, which are there without internet too. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const words = messages.help;
  // In the first run there are no views to go to.
  const isFirstRun = useSnapshot(({ wizard }) => wizard.state === 'open');
  return (
    <Dialog title={words.title} onClose={onClose} closeLabel={words.close} isForReading>
      <div className="help-topics">
        {topics.map(([topic, view]) => (
          <Disclosure
            key={topic}
            title={<span className="help-question">{words.topics[topic].question}</span>}
          >
            <div className="help-answer">
              <p>{words.topics[topic].answer}</p>
              {!isFirstRun && (
                <Button
                  label={words.goTo(messages.views.names[view])}
                  onPress={() => {
                    onClose();
                    goToView(view);
                  }}
                />
              )}
            </div>
          </Disclosure>
        ))}
      </div>
    </Dialog>
  );
}
