import './hello.css';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { HelloMark } from './hello-mark.tsx';
import { PromiseIcon } from './promise-icon.tsx';
import { StepTitle } from './step-title.tsx';

const promises = ['private', 'offline', 'free'] as const;

/** What Noggin is, what it promises, and one button. */
export function Hello() {
  const words = messages.wizard.hello;
  return (
    <section className="hello">
      <HelloMark />
      <StepTitle title={words.title} lead={words.lead} />
      <div className="hello-go">
        <Button
          kind="primary"
          size="large"
          label={words.next}
          onPress={() => send('wizard:go', { step: 'choose' })}
        />
        <p className="hint">{words.calm}</p>
      </div>
      <ul className="promises">
        {promises.map((promise) => (
          <li key={promise} className="promise">
            <PromiseIcon name={promise} />
            <div>
              <h2 className="promise-name">{words.promises[promise].name}</h2>
              <p className="hint">{words.promises[promise].text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
