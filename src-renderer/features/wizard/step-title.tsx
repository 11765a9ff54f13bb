import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface StepTitleProps {
  readonly title: string;
  readonly lead?: ReactNode;
}

/** The one heading of a step. It takes the focus when the step comes, so that it is read out and Tab goes on below. */
export function StepTitle({ title, lead }: StepTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before anything else looks for the focus: the button that led here is gone.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // The step before may have been scrolled: this one begins at its beginning.
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className="page-heading">
      <h1 ref={heading} className="page-title" tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && <p className="page-lead">{lead}</p>}
    </div>
  );
}
