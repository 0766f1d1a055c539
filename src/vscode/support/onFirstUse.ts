/** The same object, which tells when one of its members is first asked for; not counting those named in `silent`. */
export function onFirstUse<T extends object>(target: T, silent: readonly (keyof T)[], use: () => void): T {
  let used = false;
  return new Proxy(target, {
    get: (from, key): unknown => {
      if (!used && !silent.some((name) => name === key)) {
        used = true;
        use();
      }
      const value: unknown = Reflect.get(from, key, from);
      if (typeof value !== 'function') return value;
      // Its private members are known to the object itself alone.
      const bound: unknown = value.bind(from);
      return bound;
    },
  });
}
