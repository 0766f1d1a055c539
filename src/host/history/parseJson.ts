/** Nothing that is stored may throw: text that is not JSON reads as undefined and fails in the decoder. */
export function parseJson(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}
