import type { EvaluatorStatus, ModelPlace } from '../../protocol/evaluatorProtocol.ts';
import type { EvaluatorFacts } from './statusText.ts';

/** What a status says of the place and the memory of the model. */
export function placeFacts({ place, memory, residentBytes }: EvaluatorStatus): Pick<EvaluatorFacts, 'place' | 'whyNoGpu' | 'memoryBytes' | 'gpuBytes'> {
  return {
    place: place === undefined ? null : describePlace(place),
    whyNoGpu: place?.whyNoGpu ?? null,
    memoryBytes: residentBytes,
    gpuBytes: memory?.gpuBytes ?? null,
  };
}

function describePlace({ gpu, gpuLayers, totalLayers }: ModelPlace): string {
  return gpu === null ? 'CPU' : `${gpu}, ${gpuLayers} of ${totalLayers} layers`;
}
