// A process that fetches one model: `node fetchModelProcess.ts MODEL_JSON CACHE_DIRECTORY`; prints the result as JSON.
import { fetchModel } from '../../src/host/models/fetchModel.ts';
import { SMALL_MODEL } from '../../src/host/models/smallModel.ts';

const [model = '{}', cacheDirectory = ''] = process.argv.slice(2);
const result = await fetchModel(
  { ...SMALL_MODEL, ...(JSON.parse(model) as object) },
  { cacheDirectory, onProgress: () => undefined, signal: new AbortController().signal },
);
process.stdout.write(JSON.stringify(result));
