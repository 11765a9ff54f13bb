import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { HelloMark } from './hello-mark.tsx';
import { PromiseIcon } from './promise-icon.tsx';
import { StepTitle } from './step-title.tsx';

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
        <p className="hello-calm">{words.calm}</p>
      </div>
      <ul className="promises">
        {words.promises.map(({ icon, name, text }) => (
          <li key={icon} className="promise">
            <PromiseIcon name={icon} />
            <div>
              <h2 className="promise-name">{name}</h2>
              <p className="promise-text">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
