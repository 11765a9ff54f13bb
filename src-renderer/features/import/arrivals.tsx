import './import.css';
import { useSnapshot } from '../../state/hooks.ts';
import { ArrivalCard } from './arrival-card.tsx';

/** Files on their way into the library. */
export function Arrivals() {
  const arrivals = useSnapshot(({ storage }) => storage.arrivals);
  return arrivals.map((arrival) => <ArrivalCard key={arrival.id} arrival={arrival} />);
}
