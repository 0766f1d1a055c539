// The thread that owns the history's database, so that no query, import or deletion holds up the extension host.
import { parentPort } from 'node:worker_threads';
import { createHistoryStore } from '../historyStore.ts';
import { answerCalls } from './answerCalls.ts';

const path = process.argv[2];
if (parentPort === null || path === undefined) throw new Error('This runs in a worker thread, with the path of the history.');
answerCalls(parentPort, (parts) => createHistoryStore({ path, ...parts }));
