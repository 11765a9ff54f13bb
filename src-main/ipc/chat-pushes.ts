import type { WebContents } from 'electron';
import type { ChatPush } from '../../src-preload/contract/chat.ts';
import { isOurPage } from '../app/window/page-files.ts';

const chatChannel = 'noggin:chat';

/** What a push looks at of a window, so that tests need no Electron. */
export type PushedTo = Pick<WebContents, 'isDestroyed' | 'isCrashed' | 'send'> & {
  readonly mainFrame: { readonly url: string };
};

/**
 * Tells the window of conversations, as long as it is there and shows our page.
 * @param contents those of the window; null while there is none
 */
export function createChatPush(contents: () => PushedTo | null): (push: ChatPush) => void {
  return (push) => {
    const page = contents();
    if (page === null || page.isDestroyed() || page.isCrashed() || !isOurPage(page.mainFrame.url)) return;
    page.send(chatChannel, push);
  };
}
