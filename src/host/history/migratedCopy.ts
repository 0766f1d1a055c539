import type { DatabaseSync } from 'node:sqlite';
import { scalar } from './connection.ts';
import { migrate, schemaVersion } from './migrations.ts';

/** The tables of each version that hold what cannot be computed, ahead of what refers to them. */
const TABLES = ['texts', 'grades', 'dismissals'];

type Row = Readonly<Record<string, null | number | bigint | string | NodeJS.ArrayBufferView>>;

function copyTable(from: DatabaseSync, to: DatabaseSync, table: string): void {
  for (const row of from.prepare(`SELECT * FROM ${table}`).iterate()) insert(to, table, row);
}

function insert(to: DatabaseSync, table: string, row: Row): void {
  const columns = Object.keys(row);
  to.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(row));
}

/** A copy of an older history in memory, brought up to date, in place of `old`, which is closed. The file stays as it is. */
export function migratedCopy(old: DatabaseSync): DatabaseSync {
  const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite');
  const copy = new Database(':memory:');
  migrate(copy, schemaVersion(old));
  copy.exec('BEGIN');
  for (const table of TABLES) {
    if (scalar(old, `SELECT count(*) FROM sqlite_schema WHERE name = '${table}'`) === 1) copyTable(old, copy, table);
  }
  copy.exec('COMMIT');
  migrate(copy);
  old.close();
  return copy;
}
