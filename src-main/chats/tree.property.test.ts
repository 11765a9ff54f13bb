import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answerAgain,
  applyChange,
  ask,
  askOtherwise,
  type Change,
  childrenOf,
  choose,
  questionOf,
  removeExchange,
  shownPath,
  siblingsOf,
  type Tree,
  type TreeNode,
} from './tree.ts';

/** One operation of a person; `at` picks its message. */
interface Step {
  readonly kind: 'ask' | 'edit' | 'regenerate' | 'choose' | 'delete';
  readonly at: number;
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('ask', 'ask', 'edit', 'regenerate', 'choose', 'delete'),
    at: fc.nat(1000),
  }),
  { maxLength: 60 },
);

function changeOf(tree: Tree, { kind, at }: Step, newId: () => string): Change | null {
  const pick = (role?: TreeNode['role']): TreeNode | undefined => {
    const choices = tree.filter((node) => role === undefined || node.role === role);
    return choices[at % Math.max(1, choices.length)];
  };
  const ids = { question: newId(), answer: newId() };
  if (kind === 'ask') return ask(tree, ids);
  const node = pick({ edit: 'user' as const, regenerate: 'assistant' as const }[kind as string]);
  if (node === undefined) return null;
  if (kind === 'edit') return askOtherwise(tree, node.id, ids);
  if (kind === 'regenerate') return answerAgain(tree, node.id, ids.answer);
  return kind === 'choose' ? choose(tree, node.id) : removeExchange(tree, node.id);
}

/** Invariants of every tree. */
function expectSound(tree: Tree): void {
  const reached: string[] = [];
  const waiting = [...childrenOf(tree, null)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    reached.push(node.id);
    expect(reached.length).toBeLessThanOrEqual(tree.length);
    waiting.push(...childrenOf(tree, node.id));
  }
  // Each message appears once, without a cycle or an omission.
  expect(reached.toSorted()).toEqual(tree.map(({ id }) => id).toSorted());
  const path = shownPath(tree);
  expect(path.length > 0).toBe(tree.length > 0);
  for (const [index, node] of path.entries()) {
    expect(node.parentId).toBe(path[index - 1]?.id ?? null);
    expect(node.role).toBe(index % 2 === 0 ? 'user' : 'assistant');
    expect(siblingsOf(tree, node).every(({ role }) => role === node.role)).toBe(true);
  }
  const end = path.at(-1);
  if (end !== undefined) expect([end.role, childrenOf(tree, end.id)]).toEqual(['assistant', []]);
  expect(new Set(tree.map(({ order }) => order)).size).toBe(tree.length);
}

function expectDone(before: Tree, step: Step, change: Change, after: Tree): void {
  const kept = new Map(after.map((node) => [node.id, node]));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const path = shownPath(after);
  const end = path.at(-1);
  if (step.kind !== 'delete') {
    expect(gone).toEqual([]);
    expect(change.moved).toEqual([]);
    expect(end?.id).toBe(change.shown?.id);
  } else {
    const [question] = before.filter(({ id }) => id === gone.at(-1) || change.removed.at(-1) === id);
    expect(question?.role).toBe('user');
    const answers = childrenOf(before, question?.id ?? '');
    expect(gone.toSorted()).toEqual([question, ...answers].map((node) => node?.id).toSorted());
    for (const follower of answers.flatMap(({ id }) => childrenOf(before, id))) {
      expect(kept.get(follower.id)?.parentId).toBe(question?.parentId);
    }
    const shownBefore = shownPath(before).at(-1);
    if (shownBefore !== undefined && kept.has(shownBefore.id)) expect(end?.id).toBe(shownBefore.id);
    else if (question?.parentId) expect(path.map(({ id }) => id)).toContain(question.parentId);
  }
}

test('any sequence of operations keeps all other messages, and shows one path', () => {
  fc.assert(
    fc.property(steps, (plan) => {
      let tree: Tree = [];
      let count = 0;
      const newId = (): string => {
        count += 1;
        return `m${count}`;
      };
      for (const step of plan) {
        const change = changeOf(tree, step, newId);
        if (change === null) continue;
        const after = applyChange(tree, change);
        expectSound(after);
        expectDone(tree, step, change, after);
        tree = after;
      }
    }),
    { numRuns: 300 },
  );
});

test('a branch that is chosen again shows where it was left', () => {
  fc.assert(
    fc.property(steps, fc.nat(1000), (plan, at) => {
      let tree: Tree = [];
      let count = 0;
      for (const step of plan) {
        const change = changeOf(tree, step, () => {
          count += 1;
          return `m${count}`;
        });
        if (change !== null) tree = applyChange(tree, change);
      }
      const path = shownPath(tree);
      const node = path[at % Math.max(1, path.length)];
      if (node === undefined) return;
      for (const other of siblingsOf(tree, node)) {
        const away = applyChange(tree, choose(tree, other.id));
        expect(shownPath(away).map(({ id }) => id)).toContain(other.id);
        const back = applyChange(away, choose(away, node.id));
        expect(shownPath(back).map(({ id }) => id)).toEqual(path.map(({ id }) => id));
      }
      expect(questionOf(tree, path.at(-1)?.id ?? '').id).toBe(path.at(-2)?.id);
    }),
    { numRuns: 150 },
  );
});
