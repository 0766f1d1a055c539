// A process that appends grades: started with a path and a name, it waits for a line `COUNT` on its input, then appends that
// many (endlessly with `forever`) and writes a line with the id of each grade that the history acknowledged.
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createHistoryStore } from '../../../src/host/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';

const [path = '', name = ''] = process.argv.slice(2);
const store = createHistoryStore({
  path,
  onNotice: (notice) => {
    writeSync(2, `${JSON.stringify(notice)}\n`);
  },
});

writeSync(1, 'ready\n');
const line: unknown = (await once(process.stdin, 'data')).at(0);
process.stdin.destroy();
const wanted = String(line).trim();
const count = wanted === 'forever' ? Infinity : Number(wanted);

for (let index = 0; index < count; index++) {
  const id = `${name}-${index}`;
  const response = `Response ${index} of ${name}. ${'All work and no play. '.repeat(100)}`;
  const result = await store.append(sampleGrade({ id, createdAt: index, response }));
  if (!result.ok) {
    writeSync(2, `${JSON.stringify(result.error)}\n`);
    process.exit(1);
  }
  // Synchronous, so that what was acknowledged is told even when the process is killed the next moment.
  writeSync(1, `${id}\n`);
}
store.close();
