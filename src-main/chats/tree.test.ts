import { describe, expect, test } from 'vitest';
import {
  answerAgain,
  applyChange,
  ask,
  askOtherwise,
  choose,
  removeExchange,
  shownPath,
  type Tree,
} from './tree.ts';

const shown = (tree: Tree): string =>
  shownPath(tree)
    .map(({ id }) => id)
    .join(' ');
const asked = (tree: Tree, question: string, answer: string): Tree =>
  applyChange(tree, ask(tree, { question, answer }));

/** q1 has two answers, a1 and b1; each is followed by another exchange. */
function branched(): Tree {
  let tree = asked([], 'q1', 'a1');
  tree = asked(tree, 'q2', 'a2');
  tree = applyChange(tree, answerAgain(tree, 'a1', 'b1'));
  return asked(tree, 'q3', 'a3');
}

describe('a conversation as a tree', () => {
  test('a second answer begins a branch beside the first', () => {
    const tree = branched();
    expect(shown(tree)).toBe('q1 b1 q3 a3');
    expect(shown(applyChange(tree, choose(tree, 'a1')))).toBe('q1 a1 q2 a2');
  });

  test('an edited first question stands beside the original', () => {
    const tree = branched();
    const edited = applyChange(tree, askOtherwise(tree, 'q1', { question: 'r1', answer: 'r2' }));
    expect(shown(edited)).toBe('r1 r2');
    expect(shown(applyChange(edited, choose(edited, 'q1')))).toBe('q1 b1 q3 a3');
  });

  test('deleting an exchange in the middle keeps what followed: the branches of all its answers', () => {
    const tree = branched();
    const left = applyChange(tree, removeExchange(tree, 'b1'));
    expect(shown(left)).toBe('q3 a3');
    expect(shown(applyChange(left, choose(left, 'q2')))).toBe('q2 a2');
  });

  test('deleting the last exchange makes the one before it the end', () => {
    const tree = branched();
    expect(shown(applyChange(tree, removeExchange(tree, 'q3')))).toBe('q1 b1');
  });

  test('deleting the only exchange leaves an empty conversation', () => {
    const tree = asked([], 'q1', 'a1');
    expect(applyChange(tree, removeExchange(tree, 'q1'))).toEqual([]);
  });

  test('an operation on an unknown message, or on one of the wrong role, is refused', () => {
    const tree = branched();
    const unknown = expect.objectContaining({ code: 'unknown-id' });
    expect(() => choose(tree, 'x')).toThrow(unknown);
    expect(() => removeExchange(tree, 'x')).toThrow(unknown);
    expect(() => answerAgain(tree, 'q1', 'n')).toThrow(unknown);
    expect(() => askOtherwise(tree, 'a1', { question: 'n', answer: 'm' })).toThrow(unknown);
  });
});
