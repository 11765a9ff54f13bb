import fc from 'fast-check';
import { z } from 'zod';
import { type Request, requestSchemas } from '../../../src-preload/contract/requests.ts';

/** zod's JSON Schema, as far as the contract uses it (https://zod.dev/json-schema). */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const longest = 40;

/** Valid payloads of a request, made from its schema. */
export function rightPayload(request: Request): fc.Arbitrary<unknown> {
  const schema = requestSchemas[request];
  if (schema instanceof z.ZodUndefined) return fc.constant(undefined);
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape;
  return arbitraryOf(shape).filter((value) => schema.safeParse(value).success);
}

function arbitraryOf(shape: Shape): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  const either = shape.anyOf ?? shape.oneOf;
  if (either !== undefined) return fc.oneof(...either.map(arbitraryOf));
  switch (shape.type) {
    case 'object':
      return objectOf(shape);
    case 'array':
      return fc.array(arbitraryOf(shape.items ?? {}), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.min(shape.maxItems ?? 3, 3),
      });
    case 'string':
      return textOf(shape);
    case 'integer':
    case 'number': {
      const min = shape.minimum ?? (shape.exclusiveMinimum ?? -1) + 1;
      return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), shape.maximum ?? 1000) });
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.constantFrom(null, 1, 'text');
  }
}

function objectOf({ properties = {}, required = [] }: Shape): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, shape]) => [name, arbitraryOf(shape)]),
  );
  return fc.record(fields, { requiredKeys: [...required], noNullPrototype: true });
}

function textOf({ format, pattern, minLength = 0, maxLength = longest }: Shape): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (pattern !== undefined) {
    return fc
      .stringMatching(new RegExp(pattern))
      .filter(({ length }) => length >= minLength && length <= maxLength);
  }
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, longest)) });
}
