/** Parameters by which templates of different makers let the model think first, or not. */
const knownSwitches: readonly string[] = [
  ...['enable_thinking', 'thinking', 'enable_reasoning'],
  // Of gpt-oss, which always thinks: a little or a lot.
  'reasoning_effort',
];
const deepest = 500;

/** Names in a template, by what it does with them. */
interface Names {
  readonly read: Set<string>;
  readonly set: Set<string>;
  /** Of those it asks whether they were given. */
  readonly expected: Set<string>;
}

/**
 * The parameters of a template that make the model think first: it reads them, and either never sets them itself or does
 * so where none was given. Looks at the parsed template, since the same words stand in texts and are fields of messages.
 * Pure.
 */
export function thinkingSwitches(parsed: unknown): readonly string[] {
  const names: Names = { read: new Set(), set: new Set(), expected: new Set() };
  visit(parsed, 0, names);
  return knownSwitches.filter(
    (name) => names.expected.has(name) || (names.read.has(name) && !names.set.has(name)),
  );
}

interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly computed?: unknown;
  readonly operand?: Node;
  readonly test?: Node;
}

function visit(node: unknown, depth: number, names: Names): void {
  if (typeof node !== 'object' || node === null || depth > deepest) return;
  const { type, value, computed, operand, test } = node as Node;
  if (type === 'Identifier' && typeof value === 'string') names.read.add(value);
  const isAsked = type === 'TestExpression' && test?.value === 'defined' && operand?.type === 'Identifier';
  if (isAsked && typeof operand.value === 'string') names.expected.add(operand.value);
  for (const [key, child] of Object.entries(node)) {
    // A field of something, as in `message.thinking`, and the name of an argument.
    if (type === 'MemberExpression' && key === 'property' && computed !== true) continue;
    if (type === 'KeywordArgumentExpression' && key === 'key') continue;
    if (key === 'assignee' || key === 'loopvar') visit(child, depth + 1, { ...names, read: names.set });
    else visit(child, depth + 1, names);
  }
}
