import * as vscode from 'vscode';
import { agreementText } from '../../core/examples/agreementTable.ts';
import { exampleDetails, exampleLine } from '../../core/examples/describeExample.ts';
import { givenScore, passes, type ExampleResult } from '../../core/examples/exampleResult.ts';
import type { ExampleProgress, ExamplesRun } from '../../core/examples/runExamples.ts';
import { describeUngraded } from '../../core/grading/describeUngraded.ts';
import { exampleTolerance } from '../support/settings.ts';
import type { RunnableFile } from './exampleFile.ts';
import type { ExampleTest } from './exampleTree.ts';

/** Tells the Test Explorer how the examples of one file go. */
export class ExampleRunReport {
  readonly #run: vscode.TestRun;
  readonly #file: RunnableFile | null;
  readonly #waiting: Map<number, vscode.TestItem>;

  constructor(run: vscode.TestRun, file: RunnableFile | null, tests: readonly ExampleTest[]) {
    this.#run = run;
    this.#file = file;
    this.#waiting = new Map(tests.map(({ index, item }) => [index, item]));
  }

  tell(progress: ExampleProgress): void {
    if (progress.kind === 'finished') this.#finish(progress.result);
    const started = progress.kind === 'started' ? this.#waiting.get(progress.index) : undefined;
    if (started !== undefined) this.#run.started(started);
  }

  /** Nothing of the file can be run. */
  cannotRun(why: string): void {
    for (const item of this.#waiting.values()) this.#run.errored(item, new vscode.TestMessage(why));
    this.#waiting.clear();
  }

  /** What was not reached is skipped; the first of it says why, unless the person cancelled. */
  end({ stopped, agreement, rubric }: ExamplesRun): void {
    const [first, ...others] = this.#waiting.values();
    if (first !== undefined && stopped !== null && stopped.kind !== 'cancelled') this.#run.errored(first, new vscode.TestMessage(describeUngraded(stopped).message));
    else if (first !== undefined) this.#run.skipped(first);
    for (const item of others) this.#run.skipped(item);
    this.#waiting.clear();
    if (agreement.pairs > 1) this.#write(`${rubric.rubric.name}\n${agreementText(agreement)}\n\n`);
  }

  #finish(result: ExampleResult): void {
    const item = this.#waiting.get(result.index);
    if (item === undefined) return;
    this.#waiting.delete(result.index);
    this.#write(`${item.label}\n${exampleDetails(result)}\n\n`, item);
    if (passes(result, exampleTolerance())) this.#run.passed(item, result.durationMs);
    else if (givenScore(result) === null) this.#run.errored(item, this.#message(result), result.durationMs);
    else this.#run.failed(item, this.#message(result), result.durationMs);
  }

  #message(result: ExampleResult): vscode.TestMessage {
    const given = givenScore(result);
    const text = exampleLine(result);
    const message = given === null ? new vscode.TestMessage(text) : vscode.TestMessage.diff(text, String(result.example.score), String(given));
    const mark = this.#file?.spots[result.index]?.mark;
    if (this.#file !== null && mark !== undefined) message.location = new vscode.Location(this.#file.uri, mark);
    return message;
  }

  // The output is a terminal.
  #write(text: string, item?: vscode.TestItem): void {
    this.#run.appendOutput(text.replaceAll('\n', '\r\n'), undefined, item);
  }
}
