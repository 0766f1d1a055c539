import * as vscode from 'vscode';
import { examplesSummary } from '../../core/examples/examplesMarkdown.ts';
import type { ExampleProgress, ExamplesRun } from '../../core/examples/runExamples.ts';
import type { RunningView } from '../../protocol/panelProtocol.ts';
import { applyEvent, progressLine } from '../grading/runProgress.ts';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { notifyUngraded } from '../support/notify.ts';
import { exampleTolerance } from '../support/settings.ts';
import { isRunnable, readExampleFile, type RunnableFile } from './exampleFile.ts';
import type { ExampleReports } from './exampleReports.ts';
import type { ExampleRunner } from './exampleRunner.ts';
import { findExampleRubric } from './findExampleRubric.ts';

/** What the command gives to its caller: the run, and the URI of the report on it. */
export interface ExamplesOutcome {
  readonly run: ExamplesRun;
  readonly report: string;
}

/** Run Examples: grades the examples of a rubric and shows the report. */
export class RunExamplesCommand {
  readonly #library: RubricLibrary;
  readonly #runner: ExampleRunner;
  readonly #reports: ExampleReports;

  constructor(library: RubricLibrary, runner: ExampleRunner, reports: ExampleReports) {
    this.#library = library;
    this.#runner = runner;
    this.#reports = reports;
  }

  /** Runs the rubric given by URI, else that of the active editor, else one that the person picks. */
  async execute(argument?: unknown): Promise<ExamplesOutcome | undefined> {
    const found = await findExampleRubric(this.#library, argument);
    const file = found === undefined ? null : await readExampleFile(found.uri, found.shipped);
    if (file === null) return undefined;
    if (isRunnable(file)) return this.#run(file);
    const why = file.rubric === null ? 'This rubric has errors: repair it first.' : 'This rubric has no examples. Add some under “examples:”, each with instruction, response and score.';
    void vscode.window.showInformationMessage(why);
    return undefined;
  }

  async #run(file: RunnableFile): Promise<ExamplesOutcome | undefined> {
    const run = await withProgress(file, (signal, onProgress) => this.#runner.run(file, { signal, onProgress }));
    if (run.stopped !== null) notifyUngraded(run.stopped);
    if (run.results.length === 0) return undefined;
    const report = await this.#reports.show(file, run);
    vscode.window.setStatusBarMessage(examplesSummary(run, exampleTolerance()), 10_000);
    return { run, report: report.toString() };
  }
}

type Work = (signal: AbortSignal, onProgress: (progress: ExampleProgress) => void) => Promise<ExamplesRun>;

async function withProgress(file: RunnableFile, work: Work): Promise<ExamplesRun> {
  const { name, examples } = file.rubric;
  const options = { location: vscode.ProgressLocation.Notification, title: `Examples of ${name}`, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => {
      abort.abort();
    });
    let view = waiting(name);
    try {
      return await work(abort.signal, (event) => {
        if (event.kind === 'started') view = waiting(name);
        if (event.kind === 'evaluating') view = applyEvent(view, event.event);
        if (event.kind === 'finished') progress.report({ increment: 100 / examples.length });
        else progress.report({ message: `${event.index + 1} of ${examples.length}: ${progressLine(view)}` });
      });
    } finally {
      subscription.dispose();
    }
  });
}

function waiting(rubricName: string): RunningView {
  return { runId: '', rubricName, documentName: '', responseExcerpt: '', stage: 'Waiting for the model', fraction: null, tokensPerSecond: null, feedback: '' };
}
