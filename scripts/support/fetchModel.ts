import { cacheDirectory } from '../../src/host/models/cacheDirectory.ts';
import { describeFetchFailure } from '../../src/host/models/describeFetchFailure.ts';
import { fetchSmallModel, type FetchProgress } from '../../src/host/models/fetchModel.ts';

const STEPS = 10;

/** The path of the small demonstration model, fetched first where it is missing. Ends the process when it cannot be had. */
export async function smallModelPath(): Promise<string> {
  const fetched = await fetchSmallModel({ cacheDirectory: cacheDirectory(), onProgress: progressPrinter(), signal: new AbortController().signal });
  if (fetched.ok) return fetched.value;
  console.error(describeFetchFailure(fetched.error));
  process.exit(2);
}

/** Says each source once, and each tenth that has come. */
function progressPrinter(): (progress: FetchProgress) => void {
  let said = '';
  return ({ source, receivedBytes, totalBytes }) => {
    const step = Math.floor((receivedBytes / totalBytes) * STEPS);
    const line = step === 0 ? `==> Fetching the small demonstration model (94 MB, once): ${source}` : `    ${(step * 100) / STEPS} %`;
    if (line !== said) console.log(line);
    said = line;
  };
}
