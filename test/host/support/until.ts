/** Waits until a condition holds, looking after each turn of the event loop; the test's time limit ends a wait in vain. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
