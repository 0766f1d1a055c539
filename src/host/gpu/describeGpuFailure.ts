import { assertNever } from '../../core/support/assertNever.ts';
import { describeDownloadFailure, type FailureDescription } from '../models/download/describeDownloadFailure.ts';
import type { GpuInstallFailure } from './installGpuBuild.ts';

/** Says why a build for a GPU was not installed and what to do next. */
export function describeGpuFailure(failure: GpuInstallFailure): FailureDescription {
  switch (failure.kind) {
    case 'download':
      return describeDownloadFailure(failure.failure);
    case 'wrong-content':
      return { message: `The package ${failure.name} is not the one expected: its sha512 differs.`, advice: 'It was removed. Check the setting prometheus.packageRegistry and the proxy, then try again.' };
    case 'not-unpacked':
      return { message: `The package ${failure.name} could not be unpacked: ${failure.detail}.`, advice: 'Unload the model, free some disk space where it is short, then try again.' };
    default:
      return assertNever(failure);
  }
}
