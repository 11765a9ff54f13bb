import { NogginError } from '../errors.ts';

/** A message without its words: where it stands among the others. */
export interface TreeNode {
  readonly id: string;
  /** Null for a first question; of these there can be several, when one was put in other words. */
  readonly parentId: string | null;
  readonly role: 'user' | 'assistant';
  /** Grows with every message of the conversation: siblings stand in this order. */
  readonly order: number;
  /** Grows with every time that a branch is shown; 0: it was never the end of what is shown. */
  readonly shown: number;
}

/** All messages of a conversation. Questions and answers alternate on every path. */
export type Tree = readonly TreeNode[];

/** What becomes of a tree. */
export interface Change {
  readonly added: readonly TreeNode[];
  /** Those that hang on another message from now on. */
  readonly moved: readonly Pick<TreeNode, 'id' | 'parentId'>[];
  readonly removed: readonly string[];
  /** The end of what is shown from now on; null: as it was. */
  readonly shown: Pick<TreeNode, 'id' | 'shown'> | null;
}

/** The messages that are shown, oldest first: from a first question to the leaf that was shown last. Pure. */
export function shownPath(tree: Tree): readonly TreeNode[] {
  const leaf = latest(leavesOf(tree));
  return leaf === undefined ? [] : pathTo(tree, leaf.id);
}

/** The messages from a first question to this one. Pure. @throws NogginError `unknown-id` */
export function pathTo(tree: Tree, id: string): readonly TreeNode[] {
  const byId = new Map(tree.map((node) => [node.id, node]));
  const path: TreeNode[] = [];
  for (let node: TreeNode | undefined = nodeOf(tree, id); node !== undefined; ) {
    path.push(node);
    node = node.parentId === null ? undefined : byId.get(node.parentId);
  }
  return path.reverse();
}

/** The message itself and those that stand at its place in other branches, oldest first. Pure. */
export function siblingsOf(tree: Tree, node: TreeNode): readonly TreeNode[] {
  return childrenOf(tree, node.parentId);
}

/** What hangs on a message, oldest first; on null: the first questions. Pure. */
export function childrenOf(tree: Tree, parentId: string | null): readonly TreeNode[] {
  return tree.filter((node) => node.parentId === parentId).toSorted((a, b) => a.order - b.order);
}

/** A question, with its answer, behind what is shown. Pure. */
export function ask(tree: Tree, ids: { readonly question: string; readonly answer: string }): Change {
  return asked(tree, ids, shownPath(tree).at(-1)?.id ?? null);
}

/** A question in other words, with its answer, beside the first one. Pure. @throws NogginError `unknown-id` */
export function askOtherwise(
  tree: Tree,
  questionId: string,
  ids: { readonly question: string; readonly answer: string },
): Change {
  return asked(tree, ids, nodeOf(tree, questionId, 'user').parentId);
}

/** Another answer beside this one. Pure. @throws NogginError `unknown-id` */
export function answerAgain(tree: Tree, answerId: string, newId: string): Change {
  const { parentId } = nodeOf(tree, answerId, 'assistant');
  const answer = { ...next(tree), id: newId, parentId, role: 'assistant' as const };
  return { added: [answer], moved: [], removed: [], shown: answer };
}

/** Shows the branch of this message: the leaf below it that was shown last. Pure. @throws NogginError `unknown-id` */
export function choose(tree: Tree, id: string): Change {
  const leaf = leafBelow(tree, nodeOf(tree, id));
  return { added: [], moved: [], removed: [], shown: { id: leaf.id, shown: next(tree).shown } };
}

/**
 * Takes out a question with all its answers; what followed them hangs on what stood before. Pure.
 * @param id the question's, or that of one of its answers
 * @throws NogginError `unknown-id`
 */
export function removeExchange(tree: Tree, id: string): Change {
  const question = questionOf(tree, id);
  const answers = childrenOf(tree, question.id);
  const followers = answers.flatMap((answer) => childrenOf(tree, answer.id));
  const moved = followers.map((follower) => ({ id: follower.id, parentId: question.parentId }));
  // Remove answers first: none lacks its question.
  const removed = [...answers, question].map((node) => node.id);
  const change = { added: [], moved, removed, shown: null };
  const leaf = shownPath(tree).at(-1);
  if (leaf === undefined || !removed.includes(leaf.id)) return change;
  const rest = applyChange(tree, change);
  const before = rest.find((node) => node.id === question.parentId);
  const shown = before === undefined ? latest(leavesOf(rest)) : leafBelow(rest, before);
  return { ...change, shown: shown === undefined ? null : { id: shown.id, shown: next(tree).shown } };
}

/** The question that a message is, or answers. Pure. @throws NogginError `unknown-id` */
export function questionOf(tree: Tree, id: string): TreeNode {
  const node = nodeOf(tree, id);
  return node.role === 'user' ? node : nodeOf(tree, node.parentId ?? '', 'user');
}

/** The tree as the change leaves it. Pure. */
export function applyChange(tree: Tree, { added, moved, removed, shown }: Change): Tree {
  const gone = new Set(removed);
  const parents = new Map(moved.map(({ id, parentId }) => [id, parentId]));
  return [...tree, ...added]
    .filter((node) => !gone.has(node.id))
    .map((node) => ({
      ...node,
      parentId: parents.has(node.id) ? (parents.get(node.id) ?? null) : node.parentId,
      shown: node.id === shown?.id ? shown.shown : node.shown,
    }));
}

function asked(
  tree: Tree,
  ids: { readonly question: string; readonly answer: string },
  parentId: string | null,
): Change {
  const { order, shown } = next(tree);
  const question = { id: ids.question, parentId, role: 'user' as const, order, shown: 0 };
  const answer = {
    ...{ id: ids.answer, parentId: ids.question, role: 'assistant' as const },
    ...{ order: order + 1, shown },
  };
  return { added: [question, answer], moved: [], removed: [], shown: answer };
}

/** Numbers greater than all before. */
function next(tree: Tree): Pick<TreeNode, 'order' | 'shown'> {
  const above = (most: number, number: number): number => Math.max(most, number + 1);
  return {
    order: tree.reduce((most, node) => above(most, node.order), 1),
    shown: tree.reduce((most, node) => above(most, node.shown), 1),
  };
}

function leavesOf(tree: Tree): Tree {
  const parents = new Set(tree.map((node) => node.parentId));
  return tree.filter((node) => !parents.has(node.id));
}

function leafBelow(tree: Tree, top: TreeNode): TreeNode {
  const children = Map.groupBy(tree, (node) => node.parentId);
  const leaves: TreeNode[] = [];
  const waiting = [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const below = children.get(node.id) ?? [];
    if (below.length === 0) leaves.push(node);
    waiting.push(...below);
  }
  return latest(leaves) ?? top;
}

/** The one that was shown last; of those that never were, the newest. */
function latest(nodes: Tree): TreeNode | undefined {
  return nodes.toSorted((a, b) => b.shown - a.shown || b.order - a.order)[0];
}

function nodeOf(tree: Tree, id: string, role?: TreeNode['role']): TreeNode {
  const node = tree.find((one) => one.id === id && (role === undefined || one.role === role));
  if (node === undefined) throw new NogginError('unknown-id', 'There is no such message');
  return node;
}
