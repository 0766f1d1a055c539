import { err, ok, type Result } from '../support/result.ts';

/** Reads a value of unknown origin; throws `DecodeProblem` (caught by `decode` alone) with the path of what is wrong. */
export type Decoder<T> = (value: unknown, path: string) => T;

/** Fields of an object: a decoder for each, `optional` ones for fields that may be missing. */
export type Fields<T> = { readonly [K in keyof Required<T>]: Decoder<T[K]> };

class DecodeProblem extends Error {}

function fail(path: string, expected: string): never {
  throw new DecodeProblem(`${path === '' ? 'value' : path}: expected ${expected}`);
}

/** Runs a decoder; the error is a line such as `verdict.score: expected an integer 1 to 5`. */
export function decode<T>(decoder: Decoder<T>, value: unknown): Result<T, string> {
  try {
    return ok(decoder(value, ''));
  } catch (error) {
    if (error instanceof DecodeProblem) return err(error.message);
    throw error;
  }
}

/** A decoder that accepts what a type guard accepts; `expected` is named in the problem. */
export function where<T>(guard: (value: unknown) => value is T, expected: string): Decoder<T> {
  return (value, path) => (guard(value) ? value : fail(path, expected));
}

export const text: Decoder<string> = where((value) => typeof value === 'string', 'text');
export const flag: Decoder<boolean> = where((value) => typeof value === 'boolean', 'true or false');

/** A number from `min` to `max`, both included. */
export function numberIn(min: number, max: number): Decoder<number> {
  const inside = (value: unknown): value is number => typeof value === 'number' && value >= min && value <= max;
  return where(inside, `a number ${min} to ${max}`);
}

/** A whole number from `min` to `max`, both included. */
export function integerIn(min: number, max: number): Decoder<number> {
  const inside = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  return where(inside, `an integer ${min} to ${max}`);
}

/** One of the given strings. */
export function oneOf<const T extends string>(values: readonly T[]): Decoder<T> {
  return where((value): value is T => values.some((each) => each === value), values.join(' or '));
}

export function nullable<T>(decoder: Decoder<T>): Decoder<T | null> {
  return (value, path) => (value === null ? null : decoder(value, path));
}

/** A field that may be missing; the decoded object then lacks it too. */
export function optional<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return (value, path) => (value === undefined ? undefined : decoder(value, path));
}

export function listOf<T>(decoder: Decoder<T>): Decoder<readonly T[]> {
  return (value, path) => (Array.isArray(value) ? value.map((item, index) => decoder(item, `${path}[${index}]`)) : fail(path, 'a list'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with these fields; others are dropped. */
export function object<T extends object>(fields: Fields<T>): Decoder<T> {
  return (value, path) => {
    if (!isRecord(value)) return fail(path, 'an object');
    const decoded: Record<string, unknown> = {};
    for (const [name, decoder] of Object.entries<Decoder<unknown>>(fields)) {
      const field = decoder(value[name], path === '' ? name : `${path}.${name}`);
      if (field !== undefined) decoded[name] = field;
    }
    // Each field was decoded by the decoder that `Fields<T>` demands, which the compiler cannot follow here.
    return decoded as T;
  };
}

/** A tagged union: `kind` says which of the decoders reads the whole object. */
export function tagged<T extends { readonly kind: string }>(cases: { readonly [K in T['kind']]: Decoder<Extract<T, { kind: K }>> }): Decoder<T> {
  const byKind = new Map<string, Decoder<T>>(Object.entries<Decoder<T>>(cases));
  return (value, path) => {
    const kind = isRecord(value) ? value['kind'] : undefined;
    const decoder = typeof kind === 'string' ? byKind.get(kind) : undefined;
    return decoder === undefined ? fail(path, `an object whose kind is ${[...byKind.keys()].join(' or ')}`) : decoder(value, path);
  };
}

/** The tag of one case of a union. */
export function tag<const T extends string>(kind: T): Decoder<T> {
  return oneOf([kind]);
}
