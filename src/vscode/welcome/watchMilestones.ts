import * as vscode from 'vscode';
import type { Annotations } from '../annotations/annotations.ts';
import type { Panel } from '../panel/panel.ts';
import type { ScorecardMarks } from '../scorecards/scorecardMarks.ts';
import { modelSettings, serverSettings } from '../support/settings.ts';
import type { Milestones } from './milestones.ts';

/** What tells that a step was taken. */
export interface MilestoneEvents {
  readonly milestones: Milestones;
  readonly annotations: Annotations;
  readonly scorecardMarks: ScorecardMarks;
  readonly panel: Panel;
}

/** Follows what happens anyway: a model is set, a verdict stands on a text, a view of the history is shown. */
export function watchMilestones({ milestones, annotations, scorecardMarks, panel }: MilestoneEvents): vscode.Disposable {
  lookForModel(milestones);
  const marked = (uri: vscode.Uri): void => {
    if (annotations.of(uri).length === 0 && scorecardMarks.of(uri).length === 0) return;
    // Something graded it, whichever way that came.
    void milestones.reach('hasModel');
    void milestones.reach('hasGraded');
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('prometheus')) lookForModel(milestones);
    }),
    annotations.onDidChange(marked),
    scorecardMarks.onDidChange(marked),
    panel.onDidShowAnalysis(() => void milestones.reach('sawHistory')),
  );
}

/** By the settings alone: whether the model can grade is found out when it has to. */
function lookForModel(milestones: Milestones): void {
  if ((modelSettings().settingPath ?? '') !== '' || serverSettings().url !== '') void milestones.reach('hasModel');
}
