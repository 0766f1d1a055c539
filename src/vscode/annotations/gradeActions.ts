import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import type { GradeLabel } from '../../core/history/label.ts';
import { commandLink, type CommandId } from '../support/commands.ts';
import { DIAGNOSTIC_SOURCE } from './gradeDiagnostics.ts';
import type { Annotations } from './annotations.ts';

type Action = readonly [CommandId, string];

const ACTIONS: readonly Action[] = [
  ['prometheus.openInPanel', 'Open grade in panel'],
  ['prometheus.gradeAgain', 'Grade again'],
];

const DISMISS: Action = ['prometheus.dismissGrade', 'Dismiss grade'];

/** Quick fixes on a graded text: open in panel, grade again, label, dismiss. */
export class GradeActions implements vscode.CodeActionProvider {
  readonly #annotations: Annotations;
  readonly #history: Pick<HistoryStore, 'labelOf'>;

  constructor(annotations: Annotations, history: Pick<HistoryStore, 'labelOf'>) {
    this.#annotations = annotations;
    this.#history = history;
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext): Promise<vscode.CodeAction[]> {
    const own = context.diagnostics.filter((diagnostic) => diagnostic.source === DIAGNOSTIC_SOURCE);
    const annotations = this.#annotations.at(document.uri, document.offsetAt(range.start));
    const actions: vscode.CodeAction[] = [];
    for (const { grade } of annotations) {
      const label = await this.#history.labelOf(grade.id);
      for (const [id, title] of [...ACTIONS, ...labelActions(grade, label.ok ? label.value : null), DISMISS]) {
        const shown = annotations.length > 1 ? `${title} (${grade.rubric.rubric.name})` : title;
        const action = new vscode.CodeAction(shown, vscode.CodeActionKind.QuickFix);
        action.command = commandLink(id, shown, grade.id);
        action.diagnostics = own;
        actions.push(action);
      }
    }
    return actions;
  }
}

function labelActions({ verdict }: Grade, label: GradeLabel | null): readonly Action[] {
  const given = verdict.kind === 'graded' ? `${verdict.score}/5` : 'no score';
  const agree: Action = ['prometheus.agreeWithGrade', `Agree with ${given}`];
  const disagree: Action = ['prometheus.disagreeWithGrade', `Disagree with ${given}…`];
  if (label === null) return [agree, disagree];
  if (label.opinion.kind === 'agree') return [['prometheus.removeLabel', `Take back: agree with ${given}`], disagree];
  return [agree, ['prometheus.disagreeWithGrade', `Change your score of ${label.opinion.score}/5…`], ['prometheus.removeLabel', `Take back: your score of ${label.opinion.score}/5`]];
}
