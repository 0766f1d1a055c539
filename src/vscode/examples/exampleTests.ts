import * as vscode from 'vscode';
import { notifyUngraded } from '../support/notify.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import type { ExampleRunner } from './exampleRunner.ts';
import { ExampleRunReport } from './exampleRunReport.ts';
import { examplesBelow, ExampleTree, type ExampleTest } from './exampleTree.ts';

/** The examples of rubrics in the Test Explorer: run, run again, cancel, output. */
export class ExampleTests implements vscode.Disposable {
  readonly #controller: vscode.TestController;
  readonly #tree: ExampleTree;
  readonly #runner: ExampleRunner;

  /** Runs examples; the one way in which this controller runs tests. */
  readonly profile: vscode.TestRunProfile;

  /** Takes a controller over, and disposes it in the end. */
  constructor(controller: vscode.TestController, library: RubricLibrary, runner: ExampleRunner) {
    this.#controller = controller;
    this.#runner = runner;
    this.#tree = new ExampleTree(this.#controller, library);
    this.#controller.resolveHandler = async (item) => {
      if (item === undefined) await this.#tree.refresh();
    };
    this.#controller.refreshHandler = () => {
      library.refresh();
      return this.#tree.refresh();
    };
    this.profile = this.#controller.createRunProfile('Run', vscode.TestRunProfileKind.Run, (request, token) => this.#run(request, token), true);
  }

  dispose(): void {
    this.#tree.dispose();
    this.#controller.dispose();
  }

  async #run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const run = this.#controller.createTestRun(request);
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      await this.#runFiles(run, byFile(this.#wanted(request)), abort.signal);
    } finally {
      subscription.dispose();
      run.end();
    }
  }

  // Running all leaves out what ships while the workspace has rubrics of its own: with a large model that takes an hour.
  #wanted({ include, exclude = [] }: vscode.TestRunRequest): readonly ExampleTest[] {
    const tests = new Map((include ?? this.#tree.roots()).flatMap(examplesBelow).map((test) => [test.item.id, test]));
    for (const { item } of exclude.flatMap(examplesBelow)) tests.delete(item.id);
    return [...tests.values()];
  }

  async #runFiles(run: vscode.TestRun, files: ReadonlyMap<vscode.TestItem, readonly ExampleTest[]>, signal: AbortSignal): Promise<void> {
    for (const { item } of [...files.values()].flat()) run.enqueued(item);
    for (const [item, tests] of files) {
      const stopped = await this.#runFile(run, item, tests, signal);
      if (stopped) break;
    }
  }

  /** Returns whether the files after this one cannot be run either. */
  async #runFile(run: vscode.TestRun, item: vscode.TestItem, tests: readonly ExampleTest[], signal: AbortSignal): Promise<boolean> {
    const file = await this.#tree.read(item);
    const report = new ExampleRunReport(run, file, tests);
    if (file === null) {
      report.cannotRun('This rubric has errors. Repair it, then run its examples again.');
      return false;
    }
    const ran = await this.#runner.run(file, {
      signal,
      only: new Set(tests.map(({ index }) => index)),
      onProgress: (progress) => {
        report.tell(progress);
      },
    });
    report.end(ran);
    if (ran.stopped !== null) notifyUngraded(ran.stopped);
    return ran.stopped !== null;
  }
}

function byFile(tests: readonly ExampleTest[]): ReadonlyMap<vscode.TestItem, readonly ExampleTest[]> {
  return Map.groupBy(tests, ({ file }) => file);
}
