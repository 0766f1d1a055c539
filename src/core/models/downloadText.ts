/** How far a download has come; null for what is unknown. */
export interface TransferProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** A download in one line: `1,204 of 4,370 MB · 12.3 MB/s · 4 min left`. */
export function transferLine({ receivedBytes, totalBytes, bytesPerSecond, secondsLeft }: TransferProgress): string {
  const amount = totalBytes === null ? `${megabytes(receivedBytes)} MB` : `${megabytes(receivedBytes)} of ${megabytes(totalBytes)} MB`;
  const speed = bytesPerSecond === null ? [] : [`${(bytesPerSecond / 1e6).toFixed(1)} MB/s`];
  const left = secondsLeft === null ? [] : [`${duration(secondsLeft)} left`];
  return [amount, ...speed, ...left].join(' · ');
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString('en-GB');
}

/** Rounded up, so that nothing is promised too early. */
function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
