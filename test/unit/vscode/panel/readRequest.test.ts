import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PanelRequest } from '../../../../src/protocol/panelProtocol.ts';
import { readRequest } from '../../../../src/vscode/panel/readRequest.ts';

const REQUESTS: readonly PanelRequest[] = [
  { type: 'ready' },
  { type: 'select', gradeId: 'a' },
  { type: 'grade-again', gradeId: 'a' },
  { type: 'grade-again', gradeId: 'a', otherEvaluator: true },
  { type: 'go-to-text', gradeId: 'a', quote: { start: 1, end: 2 } },
  { type: 'open-rubric', gradeId: 'a' },
  { type: 'cancel', runId: 'r' },
  { type: 'grade-selection' },
  { type: 'show-history', shown: { filter: { documentUri: null, rubricName: 'r', modelName: 'm', scores: [1, 5], states: ['led'], labels: ['none'], from: 1, to: 2, search: 's' }, sort: 'lowest', groupBy: 'day' } },
  { type: 'show-history', shown: { filter: {}, sort: 'newest', groupBy: null } },
  { type: 'history-rows', version: 3, group: 'all', start: 0, count: 200 },
  { type: 'show-trend', filter: { rubricName: 'r' } },
  { type: 'show-trust' },
  { type: 'show-comparison', gradeIds: ['a', 'b', 'c'] },
  { type: 'open-diff', gradeIds: ['a', 'b'], part: 'prompt-format' },
  { type: 'open-diff', gradeIds: ['a', 'b'], part: 'feedback' },
  { type: 'open-prompt', gradeId: 'a' },
  { type: 'label', gradeId: 'a', opinion: null, note: '' },
  { type: 'label', gradeId: 'a', opinion: { kind: 'agree' }, note: 'n' },
  { type: 'label', gradeId: 'a', opinion: { kind: 'disagree', score: 2 }, note: 'n' },
  { type: 'labels-to-examples', rubricName: 'r' },
  { type: 'delete-grades', gradeIds: ['a'] },
  { type: 'delete-history' },
  { type: 'export-history', filter: { search: 's' } },
  { type: 'import-history' },
  { type: 'history-settings' },
];

const REFUSED: readonly unknown[] = [
  null, 'ready', {}, { type: 'toString' }, { type: '__proto__' }, { type: 'open-url', url: 'x' },
  { type: 'select', gradeId: 1 },
  { type: 'select', gradeId: 'x'.repeat(101) },
  { type: 'show-history', shown: { filter: {}, sort: 'random', groupBy: null } },
  { type: 'show-history', shown: { filter: {}, sort: 'newest' } },
  { type: 'show-history', shown: { filter: { scores: [6] }, sort: 'newest', groupBy: null } },
  { type: 'show-history', shown: { filter: { from: Number.NaN }, sort: 'newest', groupBy: null } },
  { type: 'show-trend', filter: { rubricName: 'r'.repeat(5000) } },
  { type: 'export-history', filter: { documentUri: 3 } },
  { type: 'history-rows', version: 3, group: 'all', start: -1, count: 10 },
  { type: 'history-rows', version: 3, group: 'all', start: 0.5, count: 10 },
  { type: 'history-rows', version: 3, group: 'all', start: 0, count: 0 },
  { type: 'show-comparison', gradeIds: ['a'] },
  { type: 'show-comparison', gradeIds: Array.from({ length: 21 }, String) },
  { type: 'open-diff', gradeIds: ['a', 'b', 'c'], part: 'response' },
  { type: 'open-diff', gradeIds: ['a', 'b'], part: 'weights' },
  { type: 'label', gradeId: 'a', opinion: { kind: 'disagree', score: 0 }, note: '' },
  { type: 'label', gradeId: 'a', opinion: { kind: 'agree' } },
  { type: 'delete-grades', gradeIds: [] },
  { type: 'delete-grades', gradeIds: ['a', null] },
];

describe('readRequest', () => {
  it('reads every request of the page as it is, and drops what is not a part of it', () => {
    for (const request of REQUESTS) assert.deepEqual(readRequest({ ...request, extra: 'x' }), request);
  });

  it('refuses what is none', () => {
    for (const message of REFUSED) assert.equal(readRequest(message), null, JSON.stringify(message));
  });

  it('shortens what may be long: searches, notes, pages of rows', () => {
    assert.deepEqual(readRequest({ type: 'show-trend', filter: { search: 's'.repeat(9000) } }), { type: 'show-trend', filter: { search: 's'.repeat(500) } });
    assert.deepEqual(readRequest({ type: 'label', gradeId: 'a', opinion: null, note: 'n'.repeat(9000) }), { type: 'label', gradeId: 'a', opinion: null, note: 'n'.repeat(4000) });
    assert.deepEqual(readRequest({ type: 'history-rows', version: 1, group: 'all', start: 0, count: 1e9 }), { type: 'history-rows', version: 1, group: 'all', start: 0, count: 200 });
  });

  it('never throws, and gives back only requests of the type that was sent', () => {
    const type = fc.constantFrom(...REQUESTS.map((request) => request.type));
    fc.assert(fc.property(type, fc.object(), (sent, fields) => {
      const request = readRequest({ ...fields, type: sent });
      assert.ok(request === null || request.type === sent);
    }));
  });
});
