import './import.css';
import { useSnapshot } from '../../state/hooks.ts';
import { ImportCard } from './import-card.tsx';

/** Files on their way into the library. */
export function ImportList() {
  const imports = useSnapshot(({ storage }) => storage.imports);
  return imports.map((arrival) => <ImportCard key={arrival.id} arrival={arrival} />);
}
