// A process that deletes the grades of a document: started with a path and a URI, it writes a line after each step, so that it can be killed
// between any two.
import { writeSync } from 'node:fs';
import { deleteGrades, type Run } from '../../../src/host/history/deletion.ts';
import { connect, prepareForWriting } from '../../../src/host/history/connection.ts';
import { HistoryDatabase } from '../../../src/host/history/historyDatabase.ts';

const [path = '', documentUri = ''] = process.argv.slice(2);
const db = connect({ path }, 'read-write');
prepareForWriting(db);
const database = new HistoryDatabase(db, 'read-write', () => undefined);
const run: Run = (operation) => {
  const result = operation(database);
  writeSync(1, `${database.searchDebt()}\n`);
  return Promise.resolve({ ok: true, value: result });
};
await deleteGrades(run, { kind: 'document', documentUri });
