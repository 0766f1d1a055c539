// A history thread that ends, or throws, when it is asked for certain grades: once by its own doing, once for want of memory.
import { parentPort } from 'node:worker_threads';
import { createHistoryStore } from '../../../src/host/history/historyStore.ts';
import { answerCalls } from '../../../src/host/history/worker/answerCalls.ts';

const path = process.argv[2];
if (parentPort === null || path === undefined) throw new Error('This runs in a worker thread, with the path of the history.');

function fillMemory(): never {
  const kept: string[][] = [];
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => `${kept.length} ${index}`));
}

answerCalls(parentPort, (parts) => {
  const store = createHistoryStore({ path, ...parts });
  const [append, get] = [store.append.bind(store), store.get.bind(store)];
  store.append = async (grade) => {
    if (grade.id === 'unwritten') process.exit(4);
    const result = await append(grade);
    if (grade.id === 'written') process.exit(5);
    return result;
  };
  store.get = (id) => {
    if (id === 'too much') fillMemory();
    if (id === 'uncaught') return new Promise(() => setImmediate(() => { throw new Error('nobody caught this'); }));
    if (id === 'bug') throw new RangeError('a bug in a call');
    return get(id);
  };
  return store;
});
