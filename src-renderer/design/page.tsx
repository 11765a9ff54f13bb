import { Dialogs } from './dialogs.tsx';
import { ButtonSamples } from './samples/buttons.tsx';
import { FieldSamples } from './samples/fields.tsx';
import { FoundationSamples } from './samples/foundations.tsx';
import { MessageSamples } from './samples/messages.tsx';
import { ThingSamples } from './samples/things.tsx';

/** The four ways the window can look, side by side. */
const looks = [
  { name: 'light', contrast: undefined },
  { name: 'dark', contrast: undefined },
  { name: 'light-contrast', contrast: 'more' },
  { name: 'dark-contrast', contrast: 'more' },
] as const;

/** Every component in every state, in every look. States that a pointer or a key brings are held still here. */
export function Page() {
  return (
    <main className="design">
      <header className="design-head">
        <h1>Noggin’s components</h1>
        <p className="quiet">
          Nothing here is ever disabled: what cannot be done now is not offered. Motion goes away when the
          system asks for less of it; forced colours are tried with the system’s own setting.
        </p>
        <Dialogs />
      </header>
      <div className="design-looks">
        {looks.map(({ name, contrast }) => (
          <section
            key={name}
            className={`design-look design-${name}`}
            data-look={name}
            data-contrast={contrast}
            aria-label={name}
          >
            <h2>{name.replace('-', ', more ')}</h2>
            <FoundationSamples />
            <ButtonSamples />
            <FieldSamples look={name} />
            <MessageSamples />
            <ThingSamples />
          </section>
        ))}
      </div>
    </main>
  );
}
