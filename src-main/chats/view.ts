import type { ChatView, MessageView } from '../../src-preload/contract/chat.ts';
import type { Conversation, Message } from './rows.ts';
import { siblingsOf, type Tree, type TreeNode } from './tree.ts';

/**
 * A conversation as it is shown. Pure.
 * @param path the branch that is shown
 * @param messages those of the path
 */
export function chatView(
  chat: Conversation,
  tree: Tree,
  path: readonly TreeNode[],
  messages: readonly Message[],
): ChatView {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const last = messages.findLast(({ contextTokens }) => contextTokens !== null);
  return {
    id: chat.id,
    title: chat.title,
    modelId: chat.modelId,
    settings: chat.settings,
    messages: path.flatMap((node) => {
      const message = byId.get(node.id);
      return message === undefined ? [] : [messageView(message, siblingsOf(tree, node))];
    }),
    context:
      last === undefined || last.contextTokens === null
        ? null
        : {
            usedTokens: (last.promptTokens ?? 0) + (last.tokens ?? 0),
            contextTokens: last.contextTokens,
          },
  };
}

function messageView(message: Message, siblings: readonly TreeNode[]): MessageView {
  const index = siblings.findIndex(({ id }) => id === message.id);
  return {
    id: message.id,
    role: message.role,
    text: message.text,
    attachments: message.attachments,
    thinking: message.thinking,
    thinkingMs: message.thinkingMs,
    state: message.state,
    error: message.error,
    branch: {
      index: index + 1,
      count: siblings.length,
      previousId: siblings[index - 1]?.id ?? null,
      nextId: siblings[index + 1]?.id ?? null,
    },
    modelId: message.modelId,
    createdAtMs: message.createdAtMs,
    tokensPerSecond: message.tokensPerSecond,
    firstTokenMs: message.firstTokenMs,
    leftOut: message.leftOut,
  };
}
