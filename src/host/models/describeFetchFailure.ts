import { assertNever } from '../../core/support/assertNever.ts';
import type { SmallModelFailure } from './fetchModel.ts';

/** Why a model could not be fetched and what to do next, for people. */
export function describeFetchFailure(failure: SmallModelFailure): string {
  switch (failure.kind) {
    case 'cancelled':
      return 'The download was cancelled.';
    case 'cache-not-writable':
      return `The folder ${failure.path} cannot be written (${failure.detail}). Make it writable, or name another one in the environment variable PROMETHEUS_GRADER_CACHE.`;
    case 'no-source':
      return `The model could not be downloaded. ${failure.attempts.map(({ source, detail }) => `${source}: ${detail}.`).join(' ')} Check the connection and try again, or choose a model file of your own.`;
    default:
      return assertNever(failure);
  }
}
