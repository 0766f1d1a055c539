import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { events, json, scoredText, startFakeServer, status, textChunks, type FakeServer } from '../support/llamaServer/fakeServer.ts';
import { gradeDiagnostics } from './support/diagnostics.ts';
import { openFile, select } from './support/documents.ts';
import { gradeSelection } from './support/grade.ts';
import { useTinyModel } from './support/model.ts';

const MODEL = 'prometheus-7b-v2.0';
const KEY = 'sk-kept-secret';
const RESPONSE = 'I would gladly help: go to bed at ten.';
const FEEDBACK = 'Said by the server.';

describe('grading with a server', () => {
  let folder = '';
  let server: FakeServer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prometheus-server-'));
    await useTinyModel({ feedback: 'Said by the embedded engine.' });
    server = await startFakeServer();
    const models = json({ data: [MODEL, 'other'].map((id) => ({ id, owned_by: 'vllm', max_model_len: 4096 })) });
    server.on('/v1/models', (response, request) => { (request.authorization === `Bearer ${KEY}` ? models : status(401))(response, request); });
    server.on('/tokenize', json({ count: 50 }));
    server.on('/v1/completions', (response, request) => {
      const answer = request.body['stream'] === true ? events(textChunks([`${FEEDBACK} [RESULT]`])) : json(scoredText([' 2', '\n'], { 1: 0.1, 2: 0.8, 3: 0.1 }));
      answer(response, request);
    });
  });

  after(async () => {
    await vscode.commands.executeCommand('prometheus.useEmbedded');
    await vscode.commands.executeCommand('prometheus.unloadModel');
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is chosen by arguments, keeps its key out of the settings, and grades: diagnostic and history name it', async () => {
    assert.equal(await use({ url: server.url, model: MODEL, key: KEY }), MODEL);
    assert.deepEqual([get('server.url'), get('server.model')], [server.url, MODEL]);
    assert.ok(!JSON.stringify(vscode.workspace.getConfiguration()).includes(KEY));

    const document = await openFile('served.md', `${RESPONSE}\n`);
    select(document, RESPONSE);
    const [grade] = await gradeSelection();
    assert.ok(grade?.verdict.kind === 'graded', JSON.stringify(grade?.verdict));
    assert.deepEqual([grade.verdict.score, grade.verdict.feedback], [2, FEEDBACK]);
    assert.match(gradeDiagnostics(document.uri)[0]?.message ?? '', /^2\/5 helpfulness/u);
    assert.ok(server.seen.every(({ authorization }) => authorization === `Bearer ${KEY}`));

    const target = join(folder, 'served.jsonl');
    await vscode.commands.executeCommand('prometheus.exportHistory', { format: 'jsonl', target, filter: { documentUri: document.uri.toString() } });
    const exported = await readFile(target, 'utf8');
    assert.ok(exported.includes(`vLLM at ${new URL(server.url).host}, which tokenises the text itself`) && exported.includes(MODEL) && !exported.includes(KEY), exported);
  });

  it('stays as it was when another choice fails', async () => {
    assert.equal(await use({ url: server.url, model: 'not-there' }), undefined);
    const closed = await startFakeServer();
    await closed.close();
    assert.equal(await use({ url: closed.url, model: MODEL }), undefined);
    assert.deepEqual([get('server.url'), get('server.model')], [server.url, MODEL]);
  });

  it('gives the work back to the embedded engine from the menu of the status item, without a reload, and knows its key later', async () => {
    const asked = server.seen.length;
    await accepting(vscode.commands.executeCommand('prometheus.modelMenu'));
    assert.deepEqual([get('server.url'), get('server.model')], ['', '']);
    const document = await openFile('embedded.md', `${RESPONSE}\n`);
    select(document, RESPONSE);
    const [grade] = await gradeSelection();
    assert.ok(grade?.verdict.kind === 'graded' && grade.verdict.feedback === 'Said by the embedded engine.');
    assert.match(grade.evaluator?.engine ?? '', /^node-llama-cpp/u);
    // The server may still be asked who it is, by what began before the switch; the text does not go there any more.
    assert.deepEqual(server.seen.slice(asked).filter(({ body }) => JSON.stringify(body).includes(RESPONSE)), []);
    assert.equal(await use({ url: `${server.url}/v1/`, model: 'other' }), 'other');
  });
});

async function use(argument: Readonly<Record<string, string>>): Promise<string | undefined> {
  return vscode.commands.executeCommand<string | undefined>('prometheus.useServer', argument);
}

function get(key: string): unknown {
  return vscode.workspace.getConfiguration('prometheus').get(key);
}

/** Accepts the first entry of what a command shows. */
async function accepting(command: Thenable<unknown>): Promise<void> {
  let isDone = false;
  const done = Promise.resolve(command).finally(() => {
    isDone = true;
  });
  const accept = async (): Promise<void> => {
    while (!isDone) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  };
  await Promise.all([done, accept()]);
}
