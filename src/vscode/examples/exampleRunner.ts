import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { examplesSummary } from '../../core/examples/examplesMarkdown.ts';
import { runExamples, type ExampleOptions, type ExamplesRun } from '../../core/examples/runExamples.ts';
import type { Evaluator } from '../../core/grading/evaluator.ts';
import { exampleTolerance, sampler } from '../support/settings.ts';
import type { ExampleDiagnostics } from './exampleDiagnostics.ts';
import type { RunnableFile } from './exampleFile.ts';

/** What running examples in the editor needs. */
export interface ExampleServices {
  readonly evaluator: Evaluator;
  readonly log: vscode.LogOutputChannel;
}

/** How one run goes: which examples, and who is told. */
export type RunOptions = Omit<ExampleOptions, 'sampler' | 'bootstrap'>;

/** Runs the examples of a file and puts what failed onto its lines; for the command and for the Test Explorer. */
export class ExampleRunner {
  readonly #services: ExampleServices;
  readonly #diagnostics: ExampleDiagnostics;

  constructor(services: ExampleServices, diagnostics: ExampleDiagnostics) {
    this.#services = services;
    this.#diagnostics = diagnostics;
  }

  async run(file: RunnableFile, options: RunOptions): Promise<ExamplesRun> {
    const { evaluator, log } = this.#services;
    const rubric = { rubric: file.rubric, hash: file.hash, uri: file.uri.toString() };
    const run = await runExamples(rubric, { evaluator, now: Date.now, newId: randomUUID }, { ...options, sampler: sampler() });
    log.info(`Examples of ${file.rubric.name}: ${examplesSummary(run, exampleTolerance())}`);
    await this.#diagnostics.record(file, run);
    return run;
  }
}
