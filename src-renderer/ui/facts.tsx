import './facts.css';

/** A name and its value. */
export interface Fact {
  readonly name: string;
  readonly value: string | number;
  /** `path`: letters of one width, may be selected. */
  readonly looks?: 'path';
}

/** Names with their values: beside each other where there is room (`wide`), or as rows. */
export function Facts({
  facts,
  layout,
}: {
  readonly facts: readonly Fact[];
  readonly layout: 'wide' | 'rows';
}) {
  return (
    <dl className={`facts facts-${layout}`}>
      {facts.map(({ name, value, looks }) => (
        <div className="fact" key={name}>
          <dt className="fact-name">{name}</dt>
          <dd className={looks}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
