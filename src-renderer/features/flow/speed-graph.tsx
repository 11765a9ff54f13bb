import { useSyncExternalStore } from 'react';
import { flow } from '../../state/flow.ts';
import { formatCountdown, formatRate } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { graphHeight, graphOf, graphWidth } from './graph.ts';

/** Lines at the upper edge and half-way up, which the scale names. */
const grid = `M0 0H${graphWidth}M0 ${graphHeight / 2}H${graphWidth}`;

/** How fast bytes came in the last minutes. */
export function SpeedGraph({ id }: { readonly id: string }) {
  const words = messages.views.flow;
  const read = () => flow.samples(id);
  const samples = useSyncExternalStore(flow.subscribe, read, read);
  const graph = graphOf(samples, samples.at(-1)?.atMs ?? 0);
  if (graph === null) return <p className="quiet">{words.startsSoon}</p>;
  const span = formatCountdown(graph.spanMs / 1_000);
  const said = [graph.now, graph.average, graph.best].map(formatRate) as [string, string, string];
  return (
    <figure className="speed">
      <div className="speed-plot">
        <svg
          className="speed-graph"
          viewBox={`0 0 ${graphWidth} ${graphHeight}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words.spoken(span, ...said)}
        >
          <path className="speed-grid" d={grid} />
          <path className="speed-area" d={graph.area} />
          <path className="speed-line" d={graph.line} />
        </svg>
        <span className="speed-scale speed-scale-top" aria-hidden="true">
          {formatRate(graph.ceiling)}
        </span>
        <span className="speed-scale speed-scale-middle" aria-hidden="true">
          {formatRate(graph.ceiling / 2)}
        </span>
      </div>
      <div className="speed-axis" aria-hidden="true">
        <span>{words.ago(span)}</span>
        <span>{words.now}</span>
      </div>
      <figcaption className="speed-numbers" aria-hidden="true">
        {[words.now, words.average, words.best].map((name, index) => (
          <span key={name}>
            <span className="quiet">{name}</span> {said[index]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
