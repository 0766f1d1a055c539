import { err, ok, type Result } from '../../support/result.ts';
import type { HistoryFailure, HistoryStore, ImportCounts, LabelledRecord } from '../historyStore.ts';
import { readRecordLine } from './jsonl.ts';
import { LineSplitter } from './lineSplitter.ts';

/** A line that is no grade. */
export interface LineProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** What an import did. */
export interface ImportReport extends ImportCounts {
  /** Lines that are no grades; the others came in. */
  readonly bad: number;
  /** The first of them, at most `MOST_PROBLEMS`. */
  readonly problems: readonly LineProblem[];
}

/** Most problems that are told one by one. */
const MOST_PROBLEMS = 100;
/** Grades that are read before they are handed to the store, which adds them in transactions of its own. */
const BATCH = 200;

/**
 * Imports JSONL that comes in chunks of text, with no more than a batch of grades in memory. Grades that are there already stay as they
 * are, so importing twice changes nothing. On a failure what came before it stays; importing again goes on.
 */
export async function importHistory(chunks: AsyncIterable<string>, store: Pick<HistoryStore, 'importRecords'>): Promise<Result<ImportReport, HistoryFailure>> {
  const importer = new Importer(store);
  const lines = new LineSplitter();
  for await (const chunk of chunks) {
    const failure = await importer.take(lines.push(chunk));
    if (failure !== null) return err(failure);
  }
  const failure = (await importer.take(lines.end())) ?? (await importer.flush());
  return failure === null ? ok(importer.report()) : err(failure);
}

class Importer {
  readonly #store: Pick<HistoryStore, 'importRecords'>;
  readonly #problems: LineProblem[] = [];
  #batch: LabelledRecord[] = [];
  #line = 0;
  #bad = 0;
  #added = 0;
  #present = 0;

  constructor(store: Pick<HistoryStore, 'importRecords'>) {
    this.#store = store;
  }

  async take(lines: readonly string[]): Promise<HistoryFailure | null> {
    for (const line of lines) {
      this.#read(line);
      const failure = this.#batch.length < BATCH ? null : await this.flush();
      if (failure !== null) return failure;
    }
    return null;
  }

  async flush(): Promise<HistoryFailure | null> {
    if (this.#batch.length === 0) return null;
    const counts = await this.#store.importRecords(this.#batch);
    if (!counts.ok) return counts.error;
    this.#batch = [];
    this.#added += counts.value.added;
    this.#present += counts.value.present;
    return null;
  }

  report(): ImportReport {
    return { added: this.#added, present: this.#present, bad: this.#bad, problems: this.#problems };
  }

  #read(line: string): void {
    this.#line += 1;
    const record = readRecordLine(line);
    if (record.ok) {
      if (record.value !== null) this.#batch.push(record.value);
      return;
    }
    this.#bad += 1;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ line: this.#line, message: record.error });
  }
}
