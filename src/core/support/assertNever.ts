/** Marks a switch as exhaustive: reaching it at run time is a bug, so it throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
