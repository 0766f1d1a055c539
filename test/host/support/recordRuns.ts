import type * as vscode from 'vscode';

/** What a test run told the editor, in order. */
export interface RecordedRun {
  /** `started <label>`, `passed <label>`, and the like. */
  readonly events: string[];
  readonly messages: vscode.TestMessage[];
  readonly output: { readonly label: string; readonly text: string }[];
}

/** Lets a controller make its runs as ever, and writes down what they are told. */
export function recordRuns(controller: vscode.TestController): readonly RecordedRun[] {
  const runs: RecordedRun[] = [];
  const create = controller.createTestRun.bind(controller);
  controller.createTestRun = (request, name, persist) => {
    const record: RecordedRun = { events: [], messages: [], output: [] };
    runs.push(record);
    return recording(create(request, name, persist), record);
  };
  return runs;
}

function recording(run: vscode.TestRun, { events, messages, output }: RecordedRun): vscode.TestRun {
  const note = (event: string, { label }: vscode.TestItem, message?: vscode.TestMessage | readonly vscode.TestMessage[]): void => {
    events.push(`${event} ${label}`);
    if (message !== undefined) messages.push(...[message].flat());
  };
  return {
    name: run.name,
    token: run.token,
    isPersisted: run.isPersisted,
    onDidDispose: run.onDidDispose,
    addCoverage: (coverage) => { run.addCoverage(coverage); },
    enqueued: (item) => { note('enqueued', item); run.enqueued(item); },
    started: (item) => { note('started', item); run.started(item); },
    skipped: (item) => { note('skipped', item); run.skipped(item); },
    passed: (item, duration) => { note('passed', item); run.passed(item, duration); },
    failed: (item, message, duration) => { note('failed', item, message); run.failed(item, message, duration); },
    errored: (item, message, duration) => { note('errored', item, message); run.errored(item, message, duration); },
    appendOutput: (text, location, item) => { output.push({ label: item?.label ?? '', text }); run.appendOutput(text, location, item); },
    end: () => { events.push('ended'); run.end(); },
  };
}
