import { useEffect, useState } from 'react';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';

type List = typeof import('./third-party.json');

/** The packages that come with Noggin, each with its license. The texts are long: they are read when they are asked for. */
export function ThirdPartyList() {
  const words = messages.about;
  const [list, setList] = useState<List | 'unreadable' | null>(null);
  useEffect(() => {
    let isWanted = true;
    const show = (found: List | 'unreadable'): void => {
      if (isWanted) setList(found);
    };
    import('./third-party.json').then(show, () => show('unreadable'));
    return () => {
      isWanted = false;
    };
  }, []);
  if (list === null) return <p className="quiet">{words.loading}</p>;
  if (list === 'unreadable') return <p role="alert">{words.unreadable}</p>;
  return (
    <ul className="about-list">
      {list.packages.map(({ name, version, licence, text }) => (
        <li key={`${name} ${version}`}>
          <details className="about-package">
            <summary className="about-line">
              <span className="about-name">{name}</span>
              <span className="quiet">{version}</span>
              <span className="quiet">{licence}</span>
            </summary>
            <pre className="about-text">{list.texts[text]}</pre>
            <Button
              kind="quiet"
              label={words.openPackage(name)}
              onPress={() => send('about:open-package', { name })}
            />
          </details>
        </li>
      ))}
    </ul>
  );
}
