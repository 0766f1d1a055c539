/** `3.4`; one decimal, as an expected score is read. */
export function oneDecimal(value: number): string {
  return value.toFixed(1);
}

/** `0.62`; a probability. */
export function probability(value: number): string {
  return value.toFixed(2);
}

/** `62 %`; what rounds to nothing but is not nothing reads `<1 %`. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return share > 0 && rounded === 0 ? '<1 %' : `${rounded} %`;
}

/** `1,124`. */
export function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** `21.4 s`, or `640 ms` below a second. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${oneDecimal(milliseconds / 1000)} s`;
}

/** `1 grade`, `2 grades`. */
export function counted(count: number, noun: string): string {
  return `${wholeNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `12.4 MB`; in steps of 1024. */
export function fileSize(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return `${step === 0 ? wholeNumber(value) : oneDecimal(value)} ${units[step] ?? ''}`;
}
