import { NogginError } from '../../errors.ts';
import { rangeOf } from './number-bounds.ts';
import { integersIn, numbersIn } from './number-range.ts';
import { textMatching } from './text-pattern.ts';

/** What may be asked of a schema, so that no grammar keeps a core busy. */
const bounds = { depth: 32, nodes: 2000, width: 4096, letters: 256 * 1024, repeats: 1000 } as const;

/** Most calls of tools in one list. */
const mostCalls = 16;

/** Rules that every grammar may use. Blanks are bounded: small models like to write nothing else. */
const commonRules: Readonly<Record<string, string>> = {
  ws: '" "? | "\\n" [ \\t]{0,20}',
  char: '[^"\\\\\\x7F\\x00-\\x1F] | [\\\\] (["\\\\/bfnrt] | "u" [0-9a-fA-F]{4})',
  string: '"\\"" char* "\\""',
  integer: '"-"? ("0" | [1-9] [0-9]{0,15})',
  number: 'integer ("." [0-9]{1,16})? ([eE] [-+]? [0-9]{1,3})?',
  boolean: '"true" | "false"',
  null: '"null"',
  pair: 'string ws ":" ws value',
  object: '"{" ws (pair (ws "," ws pair)* ws)? "}"',
  array: '"[" ws (value (ws "," ws value)* ws)? "]"',
  value: 'object | array | string | number | boolean | null',
  date: '[0-9]{4} "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | [1-2] [0-9] | "3" [0-1])',
  time: '([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9] ("." [0-9]{3})? ("Z" | [+-] ([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9])',
  hex: '[0-9a-f]',
};
/** Texts of a known form. */
const formats: Readonly<Record<string, string>> = {
  date: '"\\"" date "\\""',
  time: '"\\"" time "\\""',
  'date-time': '"\\"" date "T" time "\\""',
  uuid: '"\\"" hex{8} "-" hex{4} "-" hex{4} "-" hex{4} "-" hex{12} "\\""',
};
/** Words of JSON Schema that change which values are right in ways that no grammar here follows. */
const unheard = ['allOf', 'not', 'if', 'patternProperties', 'dependentSchemas', 'contains', 'propertyNames'];

/** One schema as part of a rule. `width`: how many ways it can begin. */
interface Part {
  readonly text: string;
  readonly width: number;
}

type Schema = Readonly<Record<string, unknown>>;

/** A grammar (GBNF) for any JSON object. */
export function anyObjectGrammar(): string {
  return written('object', new Map());
}

/**
 * A grammar (GBNF) for the JSON values of a schema: its types, properties (those that are not required may be left out, the
 * order is the schema's), lists, choices, constants, ranges of numbers, patterns of texts and local references. Patterns that
 * no grammar can follow, the lengths beside a pattern, and `multipleOf` are not kept. Pure.
 * @throws NogginError `invalid-request` for what it cannot follow, or what is larger than its bounds
 */
export function schemaGrammar(schema: unknown): string {
  const writer = createWriter(schema);
  return written(writer.visit(schema, 0, new Set()).text, writer.rules);
}

/** A call of a tool as a model writes it. */
export interface CallGrammar {
  readonly tools: readonly { readonly name: string; readonly parameters: unknown }[];
  /** What the model's template calls the name and the arguments. */
  readonly nameKey: string;
  readonly argumentsKey: string;
  /** Calls stand in one list. */
  readonly isList: boolean;
  /** A call must be made: one, and at once. Otherwise there may be blanks before it, and more in the list. */
  readonly isForced: boolean;
}

/** A grammar for a call of one of these tools. Pure. @throws NogginError `invalid-request` where it is too large */
export function callGrammar({ tools, nameKey, argumentsKey, isList, isForced }: CallGrammar): string {
  const rules = new Map<string, string>();
  const calls = tools.map(({ name, parameters }, index) => {
    const writer = createWriter(parameters, `t${index}-`);
    const own = argumentsOf(writer, parameters ?? { type: 'object' });
    for (const [rule, text] of own.rules) rules.set(rule, text);
    const named = `${literal(nameKey)} ws ":" ws ${literal(name)}`;
    return `"{" ws ${named} ws "," ws ${literal(argumentsKey)} ws ":" ws ${own.text} ws "}"`;
  });
  rules.set('call', calls.map((call) => `(${call})`).join(' | '));
  const more = isForced ? '' : ` (ws "," ws call){0,${mostCalls - 1}}`;
  const whole = isList ? `"[" ws call${more} ws "]"` : 'call';
  return written(isForced ? whole : `[ \\n]{0,4} ${whole}`, rules);
}

/** Of a tool whose arguments cannot be held to its schema, any object is taken: programs look at them anyway. */
function argumentsOf(writer: ReturnType<typeof createWriter>, parameters: unknown) {
  try {
    return { text: writer.visit(parameters, 0, new Set()).text, rules: writer.rules };
  } catch (error) {
    if (!(error instanceof NogginError)) throw error;
    return { text: 'object', rules: new Map<string, string>() };
  }
}

/** @param prefix of its rules' names */
function createWriter(root: unknown, prefix = '') {
  const rules = new Map<string, string>();
  const references = new Map<string, Part>();
  let nodes = 0;
  let lastRule = 0;

  /** Gives a part a name of its own, so that it is written once. */
  const named = (text: string): string => {
    lastRule += 1;
    const name = `${prefix}r${lastRule}`;
    rules.set(name, text);
    return name;
  };
  const choice = (parts: readonly Part[]): Part => {
    const texts = [...new Set(parts.map(({ text }) => text))];
    const width = parts.reduce((sum, part) => sum + part.width, 0);
    if (width > bounds.width) throw refused('it has too many choices');
    return texts.length === 1 ? { text: texts[0] ?? '', width } : { text: named(texts.join(' | ')), width };
  };

  const follow = (pointer: string, depth: number, open: ReadonlySet<string>): Part => {
    if (open.has(pointer)) throw refused(`"${pointer.slice(0, 100)}" stands for itself`);
    const known = references.get(pointer);
    if (known !== undefined) return known;
    lastRule += 1;
    const name = `${prefix}r${lastRule}`;
    // Known before it is read, since it may hold itself; its beginnings are counted by then as one.
    references.set(pointer, { text: name, width: 1 });
    const part = visit(lookUp(root, pointer), depth + 1, new Set([...open, pointer]));
    rules.set(name, part.text);
    references.set(pointer, { text: name, width: part.width });
    return { text: name, width: part.width };
  };

  const object = (schema: Schema, depth: number): Part => {
    const properties = Object.entries(record(schema['properties']) ?? {});
    const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
    const more = schema['additionalProperties'];
    if (properties.length === 0 && (more === undefined || more === true))
      return { text: more === undefined && 'properties' in schema ? '"{" ws "}"' : 'object', width: 1 };
    const other =
      more === undefined || more === false
        ? null
        : named(`string ws ":" ws ${more === true ? 'value' : visit(more, depth + 1, new Set()).text}`);
    // From the last to the first: what may follow when something stands before, and when nothing does.
    let rest = other === null ? '' : named(`(ws "," ws ${other})*`);
    let start = other === null ? '' : named(`(${other} ${rest})?`);
    for (const [name, property] of properties.toReversed()) {
      const value = visit(property, depth + 1, new Set()).text;
      const pair = named(`${literal(name)} ws ":" ws ${value}`);
      const isNeeded = required.has(name);
      start = named(isNeeded ? `${pair} ${rest}` : `${pair} ${rest} | ${start === '' ? '""' : start}`);
      rest = named(isNeeded ? `ws "," ws ${pair} ${rest}` : `(ws "," ws ${pair})? ${rest}`);
    }
    return { text: named(`"{" ws ${start} ws "}"`), width: 1 };
  };

  const array = (schema: Schema, depth: number): Part => {
    const first = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : [];
    const items = schema['items'];
    const least = whole(schema['minItems']) ?? 0;
    const most = whole(schema['maxItems']);
    if (least > bounds.repeats) throw refused('minItems is too large');
    const heads = first.map((each) => visit(each, depth + 1, new Set()).text);
    const hasMore = first.length === 0 || (items !== undefined && items !== false);
    if (!hasMore) return { text: named(`"[" ws ${heads.join(' ws "," ws ')} ws "]"`), width: 1 };
    const item = items === undefined || items === true ? 'value' : visit(items, depth + 1, new Set()).text;
    const low = Math.max(0, least - heads.length);
    const high = most === null || most > bounds.repeats ? null : Math.max(low, most - heads.length);
    if (high === 0) return { text: named(`"[" ws ${heads.join(' ws "," ws ')} ws "]"`), width: 1 };
    if (heads.length > 0) {
      const more = `(ws "," ws ${item}){${low},${high ?? ''}}`;
      return { text: named(`"[" ws ${heads.join(' ws "," ws ')} ${more} ws "]"`), width: 1 };
    }
    const many = `${item} (ws "," ws ${item}){${Math.max(0, low - 1)},${high === null ? '' : high - 1}} ws`;
    return { text: named(`"[" ws ${low === 0 ? `(${many})?` : many} "]"`), width: 1 };
  };

  const text = (schema: Schema): Part => {
    const format = formats[String(schema['format'])];
    if (format !== undefined) return { text: named(format), width: 1 };
    const pattern = schema['pattern'];
    const matching = typeof pattern === 'string' ? textMatching(pattern, 'char') : null;
    if (matching !== null) return { text: named(`"\\"" (${matching}) "\\""`), width: 1 };
    const least = whole(schema['minLength']) ?? 0;
    const most = whole(schema['maxLength']);
    if (least > bounds.repeats) throw refused('minLength is too large');
    const isBounded = most !== null && most <= bounds.repeats;
    if (least === 0 && !isBounded) return { text: 'string', width: 1 };
    if (isBounded && most < least) throw refused('maxLength is less than minLength');
    return { text: named(`"\\"" char{${least},${isBounded ? most : ''}} "\\""`), width: 1 };
  };

  /** Null where the schema sets no bounds. */
  const numberIn = (type: 'number' | 'integer', schema: Schema): string | null => {
    const range = rangeOf(type, schema);
    if (range === null) return null;
    const numbers = type === 'integer' ? integersIn(range) : numbersIn(range);
    if (numbers === null) throw refused('no number lies between its bounds');
    return named(numbers);
  };

  const ofType = (type: unknown, schema: Schema, depth: number): Part => {
    switch (type) {
      case 'object':
        return object(schema, depth);
      case 'array':
        return array(schema, depth);
      case 'string':
        return text(schema);
      case 'number':
      case 'integer':
        return { text: numberIn(type, schema) ?? type, width: 1 };
      case 'boolean':
      case 'null':
        return { text: type, width: 1 };
      default:
        throw refused(`"${String(type).slice(0, 100)}" is no type`);
    }
  };

  const visit = (given: unknown, depth: number, open: ReadonlySet<string>): Part => {
    nodes += 1;
    if (nodes > bounds.nodes) throw refused('it is too large');
    if (depth > bounds.depth) throw refused('it is too deep');
    if (given === true) return { text: 'value', width: 1 };
    const schema = record(given);
    if (schema === null) throw refused('a schema is an object');
    const strange = unheard.find((word) => word in schema && !isSingle(word, schema[word]));
    if (strange !== undefined) throw refused(`it uses ${strange}`);
    const part = withoutNull(schema, depth, open);
    return schema['nullable'] === true ? choice([part, { text: 'null', width: 1 }]) : part;
  };
  const withoutNull = (schema: Schema, depth: number, open: ReadonlySet<string>): Part => {
    const { $ref: reference, type } = schema;
    if (typeof reference === 'string') return follow(reference, depth, open);
    if ('const' in schema) return { text: jsonLiteral(schema['const']), width: 1 };
    const values = schema['enum'];
    if (Array.isArray(values)) {
      if (values.length === 0) throw refused('an enum is empty');
      return choice(values.map((value) => ({ text: jsonLiteral(value), width: 1 })));
    }
    for (const word of ['anyOf', 'oneOf', 'allOf']) {
      const choices = schema[word];
      if (!Array.isArray(choices)) continue;
      if (choices.length === 0) throw refused(`${word} is empty`);
      return choice(choices.map((each) => visit(each, depth + 1, open)));
    }
    if (Array.isArray(type)) {
      if (type.length === 0) throw refused('it has no type');
      return choice(type.map((each) => ofType(each, schema, depth)));
    }
    if (type !== undefined) return ofType(type, schema, depth);
    if ('properties' in schema || 'additionalProperties' in schema) return object(schema, depth);
    if ('items' in schema || 'prefixItems' in schema) return array(schema, depth);
    return { text: 'value', width: 1 };
  };
  return { rules, visit };
}

/** @throws NogginError when it is too long */
function written(root: string, rules: ReadonlyMap<string, string>): string {
  const all = [['root', root], ...rules, ...Object.entries(commonRules)];
  const grammar = all.map(([name, text]) => `${name} ::= ${text}`).join('\n');
  if (grammar.length > bounds.letters) throw refused('it is too large');
  return grammar;
}

/** A text of JSON as a grammar's literal. */
function literal(text: string): string {
  return jsonLiteral(text);
}

function jsonLiteral(value: unknown): string {
  const json = JSON.stringify(value);
  if (json === undefined || json.length > 4000) throw refused('a value in it is too long');
  const escaped = json.replace(/[\\"]/g, '\\$&');
  return `"${escaped}"`;
}

function lookUp(root: unknown, pointer: string): unknown {
  if (pointer === '#') return root;
  if (!pointer.startsWith('#/')) throw refused(`it refers to "${pointer.slice(0, 100)}", which is elsewhere`);
  let at: unknown = root;
  for (const step of pointer.slice(2).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const here = record(at);
    at = here !== null && Object.hasOwn(here, name) ? here[name] : undefined;
  }
  if (at === undefined) throw refused(`there is no "${pointer.slice(0, 100)}" in it`);
  return at;
}

/** One schema in a list of all that hold is that schema. */
function isSingle(word: string, value: unknown): boolean {
  return word === 'allOf' && Array.isArray(value) && value.length === 1;
}

function record(value: unknown): Schema | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : null;
}

function whole(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function refused(why: string): NogginError {
  return new NogginError('invalid-request', `This JSON schema cannot be followed: ${why}`);
}
