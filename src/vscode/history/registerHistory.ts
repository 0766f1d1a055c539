import * as vscode from 'vscode';
import type { GradeLookup } from '../grading/gradeLookup.ts';
import type { CommandTable } from '../support/commands.ts';
import { compareGrades, type CompareServices } from './compareGrades.ts';
import { deleteHistory, type DeleteServices } from './deleteHistory.ts';
import { exportHistoryCommand } from './exportHistoryCommand.ts';
import { GradeAtCursor } from './gradeAtCursor.ts';
import { GradeDocuments } from './gradeDocuments.ts';
import { GradeLabels, type LabelServices } from './gradeLabels.ts';
import { GRADE_SCHEME } from './gradeUri.ts';
import { importHistoryCommand, type ImportServices } from './importHistoryCommand.ts';
import { labelsToExamples, type LabelExampleServices } from './labelsToExamples.ts';

/** What the history of the editor is made of. */
export type HistoryServices = CompareServices & DeleteServices & LabelServices & ImportServices & LabelExampleServices;

type HistoryCommandId =
  | 'prometheus.compareGrades' | 'prometheus.openPrompt'
  | 'prometheus.agreeWithGrade' | 'prometheus.disagreeWithGrade' | 'prometheus.removeLabel' | 'prometheus.labelsToExamples'
  | 'prometheus.exportHistory' | 'prometheus.importHistory' | 'prometheus.deleteHistory'
  | 'prometheus.showTrend' | 'prometheus.showTrust';

/** The history in the editor, and its commands. */
export interface HistoryFeature {
  readonly commands: Pick<CommandTable, HistoryCommandId>;
  readonly disposable: vscode.Disposable;
}

/** Registers all of the history but for the commands themselves. */
export function registerHistory(services: HistoryServices, lookup: GradeLookup): HistoryFeature {
  const documents = new GradeDocuments(lookup);
  const labels = new GradeLabels(services, lookup);
  return {
    disposable: vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(GRADE_SCHEME, documents),
      new GradeAtCursor(services.annotations),
    ),
    commands: {
      'prometheus.compareGrades': (argument) => compareGrades(services, lookup, documents, argument),
      'prometheus.openPrompt': (argument) => documents.openPrompt(argument),
      'prometheus.agreeWithGrade': (argument) => labels.agree(argument),
      'prometheus.disagreeWithGrade': (argument) => labels.disagree(argument),
      'prometheus.removeLabel': (argument) => labels.remove(argument),
      'prometheus.labelsToExamples': (argument) => labelsToExamples(services, argument),
      'prometheus.exportHistory': (argument) => exportHistoryCommand(services.history, argument),
      'prometheus.importHistory': (argument) => importHistoryCommand(services, argument),
      'prometheus.deleteHistory': (argument) => deleteHistory(services, argument),
      'prometheus.showTrend': () => services.panel.showView({ view: 'trend' }),
      'prometheus.showTrust': () => services.panel.showView({ view: 'trust' }),
    },
  };
}
