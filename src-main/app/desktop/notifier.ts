import { Notification } from 'electron';
import type { News } from '../../ui-state/notification-rules.ts';
import type { Words } from '../words/en.ts';

/** Tells a person who is not looking; a click brings the window. */
export function createNotifier(show: () => void, wordsNow: () => Words) {
  // Keep a reference, or the click handler is garbage-collected.
  const shown = new Set<Notification>();
  const tell = (title: string, body: string): void => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('click', show);
    notification.on('close', () => shown.delete(notification));
    notification.show();
  };
  return {
    news: (news: News): void => {
      const words = wordsNow();
      if (news.kind === 'ready') tell(words.readyTitle(news.name), words.readyText);
      else tell(words.needsYouTitle(news.name), words.needsYou[news.why]);
    },
    /** Tells why Noggin goes on without its window. */
    goesOn: (why: 'busy' | 'scheduled' | 'serving'): void => {
      const { goesOnTitle, goesOnText, scheduledText, servesOnText } = wordsNow();
      tell(goesOnTitle, { busy: goesOnText, scheduled: scheduledText, serving: servesOnText }[why]);
    },
  };
}
