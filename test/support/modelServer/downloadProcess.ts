// A process that downloads one file: `node downloadProcess.ts REQUEST_JSON`; prints the result as JSON, and `waiting` while it waits.
import { downloadFile } from '../../../src/host/models/download/downloadFile.ts';
import { SAMPLE_REQUEST } from './sampleDownload.ts';

const result = await downloadFile({
  ...SAMPLE_REQUEST,
  ...(JSON.parse(process.argv[2] ?? '{}') as object),
  signal: new AbortController().signal,
  onProgress: ({ stage }) => {
    if (stage === 'waiting') process.stdout.write('waiting\n');
  },
});
process.stdout.write(`${JSON.stringify(result)}\n`);
