import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { historyFailureMessage, historyNoticeMessage } from '../../../../src/core/history/historyMessages.ts';
import type { HistoryNotice } from '../../../../src/core/history/historyNotice.ts';
import type { HistoryFailure } from '../../../../src/core/history/historyStore.ts';

describe('The messages of the history', () => {
  const failures: readonly (readonly [HistoryFailure, RegExp])[] = [
    [{ kind: 'read-only', detail: 'permission denied' }, /permission denied.*not kept/],
    [{ kind: 'disk-full', detail: '' }, /disk is full.*Free some space/],
    [{ kind: 'busy', detail: '' }, /Another window.*Try again/],
    [{ kind: 'unavailable', detail: 'no folder' }, /no folder.*not kept/],
  ];
  for (const [failure, expected] of failures) {
    it(`say what ${failure.kind} means for the grade`, () => {
      assert.match(historyFailureMessage(failure), expected);
    });
  }

  const notices: readonly (readonly [HistoryNotice, RegExp])[] = [
    [{ kind: 'recovered', setAside: '/a/b.damaged', detail: 'malformed' }, /malformed.*\/a\/b\.damaged.*new one/],
    [{ kind: 'salvaged', setAside: '/a/b.damaged', copied: 90, lost: 2 }, /90.*2.*\/a\/b\.damaged/],
    [{ kind: 'newer-schema', found: 9, known: 3 }, /newer version.*9.*3.*read only/],
    [{ kind: 'read-only', detail: 'EACCES' }, /EACCES.*not kept/],
    [{ kind: 'no-wal', journalMode: 'delete' }, /delete.*slower/],
    [{ kind: 'unavailable', failure: { kind: 'disk-full', detail: '' } }, /disk is full/],
    [{ kind: 'damaged-grade', id: 'g1', detail: 'score' }, /g1.*score.*left out/],
  ];
  for (const [notice, expected] of notices) {
    it(`say what happened: ${notice.kind}`, () => {
      assert.match(historyNoticeMessage(notice), expected);
    });
  }
});
