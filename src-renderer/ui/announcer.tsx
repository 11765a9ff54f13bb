import { useEffect, useState } from 'react';
import { store } from '../state/store.ts';
import { announcementsBetween } from './announcements.ts';

/** Tells a screen reader what changed: states only, never percentages. */
export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    let before = store.current();
    return store.subscribe(() => {
      const after = store.current();
      if (before.phase === 'ready' && after.phase === 'ready') {
        const news = announcementsBetween(before.snapshot, after.snapshot);
        if (news.length > 0) setText(news.join('. '));
      }
      before = after;
    });
  }, []);
  return (
    <output className="unseen" aria-live="polite">
      {text}
    </output>
  );
}
