// A process that does everything to a history: started with a path and a name, it waits for a line on its input, then appends, labels,
// imports and deletes in turn, endlessly or as many rounds as the line says. It writes a line before each operation (`begin ...`)
// and one when it was acknowledged (`done ...`).
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

/** Synchronous, so that it is told even when the process is killed the next moment. */
async function operation(what: string, ids: readonly string[], run: () => Promise<{ readonly ok: boolean }>): Promise<void> {
  writeSync(1, `begin ${what} ${ids.join(' ')}\n`);
  const result = await run();
  if (!result.ok) {
    writeSync(2, `${JSON.stringify(result)}\n`);
    process.exit(1);
  }
  writeSync(1, `done ${what} ${ids.join(' ')}\n`);
}

writeSync(1, 'ready\n');
const wanted = String((await once(process.stdin, 'data')).at(0)).trim();
process.stdin.destroy();
const rounds = wanted === 'forever' ? Infinity : Number(wanted);

for (let round = 0; round < rounds; round++) {
  const id = `${name}-${round}`;
  const imported = Array.from({ length: 6 }, (_, index) => `${id}-i${index}`);
  const grade = (gradeId: string): ReturnType<typeof sampleGrade> => sampleGrade({ id: gradeId, createdAt: round, response: `Response of ${gradeId}. ${'All work and no play. '.repeat(20)}` });
  await operation('append', [id], () => store.append(grade(id)));
  await operation('label', [id], () => store.label(id, { opinion: { kind: 'agree' }, note: id, labelledAt: round }));
  await operation('import', imported, () => store.importRecords(imported.map((each) => ({ grade: grade(each), label: { opinion: { kind: 'agree' }, note: each, labelledAt: round } }))));
  await operation('delete', imported.slice(0, 3), () => store.delete({ kind: 'ids', ids: imported.slice(0, 3) }));
}
store.close();
