const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Makes signals end this process in the orderly way, so that its `exit` listeners run: they end what was started.
 * For programs, not for libraries.
 */
export function exitOnSignals(): void {
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      process.exit(128 + number);
    });
  }
}
