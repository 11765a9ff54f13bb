import './library.css';
import { useSnapshot } from '../../state/hooks.ts';
import { messages } from '../../words/messages.ts';
import { UnknownFile } from './unknown-file.tsx';

/** What lies in the models folder and nobody knows, while there is any. */
export function UnknownFiles() {
  const files = useSnapshot(({ library }) => library.unknownFiles);
  if (files.length === 0) return null;
  const words = messages.library.unknown;
  return (
    <section className="section unknown-files" aria-label={words.section}>
      <div>
        <h2 className="unknown-title">{words.title}</h2>
        <p className="quiet">{words.lead}</p>
      </div>
      <ul className="unknown-list">
        {files.map((file) => (
          <UnknownFile key={file.id} file={file} />
        ))}
      </ul>
    </section>
  );
}
