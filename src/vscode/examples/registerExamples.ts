import * as vscode from 'vscode';
import type { RubricLibrary } from '../rubrics/rubricLibrary.ts';
import { ExampleDiagnostics } from './exampleDiagnostics.ts';
import { ExampleReports, REPORT_SCHEME } from './exampleReports.ts';
import { ExampleRunner, type ExampleServices } from './exampleRunner.ts';
import { ExampleTests } from './exampleTests.ts';
import { RunExamplesCommand } from './runExamplesCommand.ts';

const CONTROLLER = 'prometheus.examples';

/** The examples of rubrics: the command, the Test Explorer, the reports and the marks on the lines. */
export interface ExampleFeature {
  readonly command: RunExamplesCommand;
  dispose(): void;
}

/** Registers all that is about examples, but for the command itself. */
export function registerExamples(services: ExampleServices & { readonly library: RubricLibrary }): ExampleFeature {
  const { library } = services;
  const diagnostics = new ExampleDiagnostics(library);
  const reports = new ExampleReports();
  const runner = new ExampleRunner(services, diagnostics);
  const tests = new ExampleTests(vscode.tests.createTestController(CONTROLLER, 'Rubric examples'), library, runner);
  const provider = vscode.workspace.registerTextDocumentContentProvider(REPORT_SCHEME, reports);
  const disposable = vscode.Disposable.from(provider, tests, reports, diagnostics);
  return {
    command: new RunExamplesCommand(library, runner, reports),
    dispose: () => {
      disposable.dispose();
    },
  };
}
