import './settings.css';
import { type ReactNode, useId } from 'react';

/** Settings that belong together, under their name. */
export function SettingsGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings-group" aria-labelledby={id}>
      <h2 id={id} className="view-part">
        {title}
      </h2>
      <div className="surface settings-card">{children}</div>
    </section>
  );
}
