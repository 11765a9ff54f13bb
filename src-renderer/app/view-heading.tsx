import { pageScope } from '../ui/focus-keeper.ts';

/** A view's title and lead. The title takes the focus on navigation, and when nothing else is left to take it. */
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
