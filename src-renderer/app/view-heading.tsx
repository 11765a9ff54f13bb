import { pageScope } from '../ui/focus-keeper.ts';

/** What a view is. Its title takes the focus when the view is gone to, and when nothing else is left to take it. */
export function ViewHeading({ title, lead }: { readonly title: string; readonly lead: string }) {
  return (
    <div className="page-heading" data-focus-scope={pageScope}>
      <h1 className="page-title" tabIndex={-1}>
        {title}
      </h1>
      <p className="page-lead">{lead}</p>
    </div>
  );
}
