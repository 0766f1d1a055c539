// What a download does with each fault of a server, as a Markdown table: `node test/bench/downloadFaults.ts`.
// The file has 1,048,576 bytes and comes in eight parts, four at a time; tries and waits are those of the tests.
import { describeDownloadFailure } from '../../src/host/models/download/describeDownloadFailure.ts';
import { FAULT_CASES, type FaultCase } from '../support/modelServer/faultCases.ts';
import { runFaultCase, type FaultOutcome } from '../support/modelServer/runFaultCase.ts';
import { CONTENT } from '../support/modelServer/sampleDownload.ts';
import { withTemporaryFolder } from '../support/temporaryFolder.ts';

console.log('| the server | outcome | requests | bytes sent again | what the user reads |\n| --- | --- | ---: | ---: | --- |');
for (const fault of FAULT_CASES) console.log(row(fault, await withTemporaryFolder((folder) => runFaultCase(fault, folder))));

function row({ name, outcome: wanted }: FaultCase, { outcome, failure, requests, sentBytes }: FaultOutcome): string {
  const again = failure === null ? (sentBytes - CONTENT.length).toLocaleString('en') : '';
  const mark = outcome === wanted ? '' : ` (WRONG: ${wanted} was to be)`;
  return `| ${name} | ${outcome}${mark} | ${requests} | ${again} | ${failure === null ? '' : describeDownloadFailure(failure).message} |`;
}
