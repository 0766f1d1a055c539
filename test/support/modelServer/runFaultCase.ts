import { readFile } from 'node:fs/promises';
import { downloadFile } from '../../../src/host/models/download/downloadFile.ts';
import type { DownloadFailure } from '../../../src/host/models/download/failure.ts';
import type { FaultCase } from './faultCases.ts';
import { ModelServer, withModelServer } from './modelServer.ts';
import { FILE, OTHER_FILE, requestFor, sha256 } from './sampleDownload.ts';

/** What came of a download from a server with a fault. */
export interface FaultOutcome {
  /** As in `FaultCase`, or `a wrong file`, which must never be. */
  readonly outcome: string;
  readonly failure: DownloadFailure | null;
  readonly requests: number;
  readonly sentBytes: number;
}

/** Downloads once from a server with that fault, into a folder. */
export function runFaultCase({ plan, file = FILE, request }: FaultCase, folder: string): Promise<FaultOutcome> {
  return withModelServer(new ModelServer(file, plan), async (server) => {
    const asked = requestFor(server, folder, { sha256: sha256(FILE.content), ...request });
    const result = await downloadFile(asked);
    const counts = { requests: server.requests.length, sentBytes: server.sentBytes };
    if (!result.ok) return { outcome: result.error.kind, failure: result.error, ...counts };
    const content = await readFile(result.value.path);
    return { outcome: nameOf(content), failure: null, ...counts };
  });
}

function nameOf(content: Buffer): string {
  if (content.equals(FILE.content)) return 'downloaded';
  return content.equals(OTHER_FILE.content) ? 'downloaded the new version' : 'a wrong file';
}
