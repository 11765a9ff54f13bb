import { parseSync } from 'vite';

/** A regular expression in a source file. */
export interface Pattern {
  /** File and line. */
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions of a source file. */
export interface Patterns {
  readonly literals: readonly Pattern[];
  /** Where one is constructed at run time, and so escapes the check. */
  readonly made: readonly string[];
}

/** Finds every regular expression of a source file by parsing it. Pure. */
export function patternsIn(file: string, text: string): Patterns {
  const literals: Pattern[] = [];
  const made: string[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) look(each);
    if (!isNode(node)) return;
    if (node.type === 'Literal' && isRegex(node['regex'])) {
      const line = text.slice(0, Number(node['start'])).split('\n').length;
      literals.push({
        where: `${file}:${line}`,
        source: node['regex'].pattern,
        flags: node['regex'].flags,
      });
    }
    const callee = node['callee'];
    if (isNode(callee) && callee['name'] === 'RegExp') made.push(file);
    for (const value of Object.values(node)) look(value);
  };
  look(parseSync(file, text).program);
  return { literals, made };
}

interface Node extends Readonly<Record<string, unknown>> {
  readonly type: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isRegex(value: unknown): value is { readonly pattern: string; readonly flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}
