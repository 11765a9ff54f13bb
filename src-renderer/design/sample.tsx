import { type ReactNode, useEffect, useRef } from 'react';

/** A state that pointer or key brings to a control; `busy` presses it. */
export type State = 'rest' | 'hovered' | 'focus-visible' | 'pressed' | 'busy';

interface SamplesProps {
  /** Names their picture in the tests. */
  readonly kind: string;
  readonly children: ReactNode;
}

/** Components of one kind. */
export function Samples({ kind, children }: SamplesProps) {
  return (
    <div className="samples" data-samples={kind}>
      {children}
    </div>
  );
}

interface SampleProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** One kind of component, with a title. */
export function Sample({ name, children }: SampleProps) {
  return (
    <div className="sample">
      <h3 className="sample-title">{name}</h3>
      <div className="sample-body">{children}</div>
    </div>
  );
}

interface HeldProps {
  readonly state: State;
  /** Which element within is held. */
  readonly of: string;
  readonly children: ReactNode;
}

/** Holds a control in a state, by the attribute that React Aria sets for it. */
export function Held({ state, of, children }: HeldProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const control = place.current?.querySelector<HTMLElement>(of);
    if (state === 'busy') control?.click();
    else if (state !== 'rest') control?.setAttribute(`data-${state}`, 'true');
  }, [state, of]);
  return (
    <div ref={place} className="held">
      <span className="hint">{state}</span>
      {children}
    </div>
  );
}
