import { assertNever } from '../../../core/support/assertNever.ts';
import type { DownloadFailure } from './failure.ts';

/** Sentences for people: what happened, and what to do next. */
export interface FailureDescription {
  readonly message: string;
  readonly advice: string;
}

const RESUME = 'Try again later: the download goes on where it stopped.';
const CHECK_CONNECTION = 'Check the connection, the proxy and the mirror, then try again: the download goes on where it stopped.';

/** Says why a download failed and what to do next. */
export function describeDownloadFailure(failure: DownloadFailure): FailureDescription {
  switch (failure.kind) {
    case 'cancelled':
      return { message: 'The download was stopped.', advice: 'Start it again to go on where it stopped.' };
    case 'not-found':
      return { message: `The server has no file at ${failure.url}.`, advice: 'Check the mirror, or choose another model file.' };
    case 'refused':
      return describeRefusal(failure.status, failure.retryAfterSeconds);
    case 'unreachable':
      return { message: `The server cannot be reached: ${failure.detail}.`, advice: CHECK_CONNECTION };
    case 'dropped':
      return { message: `The connection broke again and again: ${failure.detail}.`, advice: CHECK_CONNECTION };
    case 'stalled':
      return { message: `The server sent nothing for ${failure.afterSeconds} s, again and again.`, advice: CHECK_CONNECTION };
    case 'wrong-size':
      return { message: `The server's file has ${failure.actualBytes} bytes where ${failure.expectedBytes} were expected.`, advice: 'It is another file, or a page that a proxy sent instead. Check the proxy and the mirror.' };
    case 'wrong-content':
      return { message: `The file is not the one expected: its sha256 is ${failure.actualSha256}, ${failure.expectedSha256} was expected.`, advice: 'It was removed. Try again, or from another mirror.' };
    case 'changed':
      return { message: `The file changed on the server while it was downloaded, ${failure.restarts + 1} times.`, advice: 'What had come was removed. Try again later.' };
    case 'disk-full':
      return { message: `The disk of ${failure.path} has ${size(failure.freeBytes)} free, and ${size(failure.neededBytes)} more are needed.`, advice: 'Free some space or choose another folder, then try again.' };
    case 'not-writable':
      return { message: `${failure.path} cannot be written: ${failure.detail}.`, advice: 'Make its folder writable, or choose another one.' };
    case 'busy':
      return { message: `Another window or program${failure.pid === null ? '' : ` (process ${failure.pid})`} is downloading this file.`, advice: 'Wait for it, or stop it there.' };
    default:
      return assertNever(failure);
  }
}

function describeRefusal(status: number, retryAfterSeconds: number | null): FailureDescription {
  const message = `The server answered ${status}.`;
  if (status === 429) return { message, advice: `It has had too many requests. ${retryAfterSeconds === null ? RESUME : `Try again in ${retryAfterSeconds} s: the download goes on where it stopped.`}` };
  if (status === 401 || status === 403) return { message, advice: 'It does not give this file to everybody. Choose another model file, or download it in a browser and choose it from the disk.' };
  if (status === 407) return { message, advice: 'The proxy asks for a name and a password: check the proxy settings.' };
  return { message, advice: status >= 500 ? RESUME : 'Check the mirror, or choose another model file.' };
}

/** In the unit that keeps the numbers short and still tells them apart. */
function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${bytes} bytes`;
}
