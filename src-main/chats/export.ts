import type { Attachment } from '../../src-preload/contract/chat.ts';
import type { RequestInput } from '../../src-preload/contract/requests.ts';
import { trimmed } from '../names/trimmed.ts';
import { isDeviceName } from '../platform/device-names.ts';
import { shortened } from '../platform/short-name.ts';
import type { Conversation, Message } from './rows.ts';
import type { Tree } from './tree.ts';

/** For people, or for programs. */
export type ExportFormat = RequestInput<'chat:export'>['format'];

/** What an exported conversation is written with, in the person's language. */
export interface ExportWords {
  readonly you: string;
  /** Who answers, where the model is not known. */
  readonly model: string;
  readonly thinking: string;
}

/** A conversation with everything that is stored of it. */
export interface WholeChat {
  readonly chat: Conversation;
  readonly tree: Tree;
  /** The ids of the branch that is shown, oldest first. */
  readonly shown: readonly string[];
  readonly messages: readonly Message[];
  attachmentsOf(messageId: string): readonly Attachment[];
}

const longestName = 80;

/** A file name that every system takes, made of the title. Pure. */
export function exportName(title: string, format: ExportFormat): string {
  const words = title.normalize('NFC').replaceAll(/[\\/:*?"<>|\p{C}\s]+/gu, ' ');
  const name = trimmed(shortened(words, longestName), /[\s.]/);
  const base = name === '' || isDeviceName(name) ? `Noggin ${name}`.trim() : name;
  return `${base}.${format === 'markdown' ? 'md' : 'json'}`;
}

/** The branch that is shown, for people. Pure. */
export function toMarkdown({ chat, shown, messages, attachmentsOf }: WholeChat, words: ExportWords): string {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const parts = shown.flatMap((id) => {
    const message = byId.get(id);
    if (message === undefined) return [];
    const who = message.role === 'user' ? words.you : (message.modelId ?? words.model);
    const thoughts = message.thinking === null ? [] : [`> ${words.thinking}\n>\n${quoted(message.thinking)}`];
    const files = attachmentsOf(id).map(({ name, text }) => `${inline(name)}\n\n${indented(text)}`);
    return [`## ${inline(who)}`, ...files, ...thoughts, message.text].filter((part) => part !== '');
  });
  return `${[`# ${inline(chat.title)}`, ...parts].join('\n\n')}\n`;
}

/** Everything that is stored, all branches, for programs. Pure. */
export function toJson({ chat, tree, shown, messages, attachmentsOf }: WholeChat): string {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const all = tree.map(({ id, parentId }) => ({
    ...{ id, parentId },
    ...byId.get(id),
    attachments: attachmentsOf(id),
  }));
  return `${JSON.stringify({ format: 'noggin-conversation', version: 1, ...chat, shown, messages: all }, null, 2)}\n`;
}

function inline(text: string): string {
  return text.replaceAll(/[\s\p{C}]+/gu, ' ').replaceAll(/[\\`*_[\]<>#]/g, (mark) => `\\${mark}`);
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** Code by its indent: no mark in it can end it. */
function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
