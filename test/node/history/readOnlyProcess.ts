// Reads a history and tries to append to it, then prints what happened as JSON; run as a user who may not write there.
import { createHistoryStore } from '../../../src/host/history/historyStore.ts';
import { sampleGrade } from '../../support/sampleGrade.ts';

const notices: string[] = [];
const store = createHistoryStore({
  path: process.argv[2] ?? '',
  onNotice: (notice) => {
    const unseen = notice.kind === 'read-only' && notice.detail.includes('not shown');
    notices.push(unseen ? `${notice.kind}, newest not shown` : notice.kind);
  },
});
const page = await store.list({ limit: 9 });
const appended = await store.append(sampleGrade());
const found = await store.list({ limit: 9, search: 'polite' });
store.close();

console.log(
  JSON.stringify({
    total: page.ok ? page.value.total : page.error,
    append: appended.ok ? 'ok' : appended.error.kind,
    found: found.ok ? found.value.total : found.error,
    notices,
  }),
);
