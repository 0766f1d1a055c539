/** Calls `run` with the latest value once no newer one came for `waitMs`. */
export function debounce<T>(run: (value: T) => void, waitMs: number): (value: T) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      run(value);
    }, waitMs);
  };
}
