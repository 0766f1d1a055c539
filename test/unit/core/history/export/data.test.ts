import assert from 'node:assert/strict';
import { csvParse, csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { csvDocument } from '../../../../../src/core/history/export/csv.ts';
import { exportHistory } from '../../../../../src/core/history/export/exportHistory.ts';
import { importHistory, type ImportReport } from '../../../../../src/core/history/export/importHistory.ts';
import { jsonlDocument, readRecordLine } from '../../../../../src/core/history/export/jsonl.ts';
import { LineSplitter } from '../../../../../src/core/history/export/lineSplitter.ts';
import type { LabelledRecord } from '../../../../../src/core/history/historyStore.ts';
import type { GradeLabel } from '../../../../../src/core/history/label.ts';
import { SCORES } from '../../../../../src/core/rubric/rubric.ts';
import { arbitraryGrade } from '../../../../support/arbitraryGrade.ts';
import { sampleGrade } from '../../../../support/sampleGrade.ts';
import { sampleRecord } from '../../../../support/sampleHistory.ts';
import { collect, Imported, RecordsInMemory } from './support.ts';

const arbitraryLabel: fc.Arbitrary<GradeLabel> = fc.record(
  {
    opinion: fc.oneof(fc.constant({ kind: 'agree' as const }), fc.constantFrom(...SCORES).map((score) => ({ kind: 'disagree' as const, score }))),
    note: fc.string({ unit: 'binary', maxLength: 40 }),
    labelledAt: fc.integer(),
  },
  { noNullPrototype: true },
);

const arbitraryRecord: fc.Arbitrary<LabelledRecord> = fc.record({ grade: arbitraryGrade, label: fc.option(arbitraryLabel) }, { noNullPrototype: true });

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield await Promise.resolve(text.slice(start, start + size));
}

async function imported(text: string, store = new Imported(), chunk = 64_000): Promise<ImportReport> {
  const result = await importHistory(inChunks(text, chunk), store);
  if (!result.ok) assert.fail(JSON.stringify(result.error));
  return result.value;
}

describe('Export as JSONL', () => {
  it('comes back as it was, whatever the grades hold, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(arbitraryRecord, { selector: ({ grade }) => grade.id, maxLength: 4 }), fc.integer({ min: 1, max: 500 }), async (records, size) => {
        const store = new Imported();
        const report = await imported(jsonlDocument.page(records), store, size);
        assert.deepEqual(report, { added: records.length, present: 0, bad: 0, problems: [] });
        assert.deepEqual([...store.records.values()], records);
      }),
      { numRuns: 60 },
    );
  });

  it('has a line for each grade for every reader of lines, and names its schema', () => {
    const text = jsonlDocument.page([{ grade: sampleGrade({ response: 'a\u2028b\u2029c\r\nd' }), label: null }]);
    assert.equal(text.split(/[\r\n\u2028\u2029\u0085]/u).length, 2);
    assert.match(text, /^\{"schema":"prometheus-grader\/grade\/1","grade":\{/);
  });

  it('is imported twice without a change', async () => {
    const text = jsonlDocument.page([sampleRecord(0, 2), sampleRecord(1, 2)]);
    const store = new Imported();
    await imported(text, store);
    assert.deepEqual(await imported(text, store), { added: 0, present: 2, bad: 0, problems: [] });
  });

  it('is imported but for the lines that are no grades, which are named', async () => {
    const [first = '', second = ''] = [0, 1].map((index) => jsonlDocument.page([sampleRecord(index, 2)]));
    const noScore = first.replace(/"score":\d/u, '"score":9');
    const report = await imported(`\uFEFF${first}\n{"schema":"prometheus-grader/grade/1","gra\n[]\n${noScore}${second.replace('grade/1', 'grade/7')}${second.trimEnd()}`);
    assert.deepEqual([report.added, report.bad], [2, 4]);
    assert.deepEqual(report.problems, [
      { line: 3, message: 'This is not JSON. The line may be cut off.' },
      { line: 4, message: 'This is no grade: its schema is not prometheus-grader/grade/1.' },
      { line: 5, message: 'grade.verdict.score: expected an integer 1 to 5' },
      { line: 6, message: 'This was exported by another version. Update, and import again.' },
    ]);
  });

  it('is imported in small transactions, and stops at a failure with what came before', async () => {
    const text = jsonlDocument.page(Array.from({ length: 450 }, (_, index) => sampleRecord(index, 450)));
    const whole = new Imported();
    assert.equal((await imported(text, whole)).added, 450);
    assert.deepEqual(whole.batches, [200, 200, 50]);
    const full = new Imported({ kind: 'disk-full', detail: 'no space' });
    assert.deepEqual(await importHistory(inChunks(text, 1000), full), { ok: false, error: { kind: 'disk-full', detail: 'no space' } });
    assert.equal(full.records.size, 200);
  });

  it('reads an empty line as nothing', () => {
    assert.deepEqual(readRecordLine(' \t'), { ok: true, value: null });
  });

  it('splits lines at LF and CRLF alone, wherever the chunks end', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a\u2028\u0085]{0,3}$/u), { minLength: 1 }), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 5 }), (lines, end, size) => {
        const text = lines.join(end) + end;
        const splitter = new LineSplitter();
        const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
        assert.deepEqual([...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()], lines);
      }),
    );
  });
});

describe('Export as CSV', () => {
  it('is a table that holds every text, with numbers as numbers', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const text = csvDocument.header + csvDocument.page([record]);
        const [row] = csvParse(text.slice(1));
        const { grade, label } = record;
        const isSame = (cell: string | undefined, value: string): boolean => cell === value || cell === `'${value}`;
        assert.ok(isSame(row?.['response'], grade.texts.response) && isSame(row?.['feedback'], grade.verdict.feedback) && isSame(row?.['note'], label?.note ?? ''));
        if (grade.verdict.kind === 'graded') assert.deepEqual([Number(row?.['score']), Number(row?.['expected_score'])], [grade.verdict.score, grade.verdict.expectedScore]);
        else assert.deepEqual([row?.['score'], row?.['ungraded']], ['', grade.verdict.reason.kind]);
      }),
      { numRuns: 50 },
    );
  });

  it('has the same number of cells in each row, and no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord, { minLength: 1, maxLength: 3 }), (records) => {
        const rows = csvParseRows(csvDocument.header + csvDocument.page(records));
        assert.deepEqual([...new Set(rows.map(({ length }) => length))], [rows[0]?.length]);
        assert.equal(rows.length, records.length + 1);
        for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/u);
      }),
      { numRuns: 50 },
    );
  });

  it('puts an apostrophe before a formula, and leaves other texts alone', () => {
    for (const [response, cell] of [['=1+1', "'=1+1"], ['@SUM(A1)', "'@SUM(A1)"], ['-5', "'-5"], ['\t=1', "'\t=1"], ['a=1', 'a=1'], ["'quoted", "'quoted"]] as const) {
      assert.equal(csvParse(csvDocument.header.slice(1) + csvDocument.page([{ grade: sampleGrade({ response }), label: null }]))[0]?.['response'], cell);
    }
  });

  it('begins with the mark that spreadsheets know UTF-8 by', () => {
    assert.match(csvDocument.header, /^\uFEFFid,time,document,/u);
    assert.equal(csvDocument.page([]), '');
  });
});

describe('An export', () => {
  const records = Array.from({ length: 450 }, (_, index) => sampleRecord(index, 450));

  it('reads page by page and leaves nothing out', async () => {
    const store = new RecordsInMemory(records);
    const { text } = await collect(exportHistory(store, { format: 'jsonl', filter: {}, now: 0 }));
    assert.equal(store.pages, 3);
    const target = new Imported();
    await imported(text, target);
    assert.deepEqual([...target.records.values()], records.toReversed());
  });

  it('ends with the failure of the store', async () => {
    const { text, failure } = await collect(exportHistory(new RecordsInMemory(records, 2), { format: 'csv', filter: {}, now: 0 }));
    assert.deepEqual(failure, { kind: 'busy', detail: 'locked' });
    assert.equal(csvParse(text.slice(1)).length, 200);
  });
});
