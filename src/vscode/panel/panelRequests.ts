import * as vscode from 'vscode';
import type { PanelRequest } from '../../protocol/panelProtocol.ts';
import type { CommandId } from '../support/commands.ts';

/** What the panel itself answers; all other requests are commands of the palette. */
export type OwnRequest = Extract<PanelRequest, { type: 'ready' | 'select' | 'cancel' | 'show-history' | 'history-rows' | 'show-trend' | 'show-trust' | 'show-comparison' }>;

type CommandRequest = Exclude<PanelRequest, OwnRequest>;
type LabelRequest = Extract<PanelRequest, { type: 'label' }>;

const COMMANDS: Readonly<Record<Exclude<CommandRequest['type'], 'label' | 'history-settings'>, CommandId>> = {
  'grade-again': 'prometheus.gradeAgain',
  'go-to-text': 'prometheus.goToText',
  'open-rubric': 'prometheus.openRubric',
  'grade-selection': 'prometheus.gradeSelection',
  'choose-model': 'prometheus.chooseModel',
  'use-small-model': 'prometheus.useSmallModel',
  'new-rubric': 'prometheus.newRubric',
  'open-diff': 'prometheus.compareGrades',
  'open-prompt': 'prometheus.openPrompt',
  'labels-to-examples': 'prometheus.labelsToExamples',
  'delete-grades': 'prometheus.deleteHistory',
  'delete-history': 'prometheus.deleteHistory',
  'export-history': 'prometheus.exportHistory',
  'import-history': 'prometheus.importHistory',
};

/** Requests that bring nothing for their command: what the page sends besides is not passed on. */
const BARE: ReadonlySet<string> = new Set(['grade-selection', 'choose-model', 'use-small-model', 'new-rubric', 'delete-history', 'import-history']);

export function isOwn(request: PanelRequest): request is OwnRequest {
  switch (request.type) {
    case 'ready':
    case 'select':
    case 'cancel':
    case 'show-history':
    case 'history-rows':
    case 'show-trend':
    case 'show-trust':
    case 'show-comparison':
      return true;
    default:
      return false;
  }
}

/** The buttons of the panel run the same commands as the palette. */
export async function runCommand(request: CommandRequest): Promise<void> {
  if (request.type === 'history-settings') await vscode.commands.executeCommand('workbench.action.openSettings', 'prometheus.history');
  else if (request.type === 'label') await vscode.commands.executeCommand(labelCommand(request), request);
  else await vscode.commands.executeCommand(COMMANDS[request.type], BARE.has(request.type) ? undefined : request);
}

function labelCommand({ opinion }: LabelRequest): CommandId {
  if (opinion === null) return 'prometheus.removeLabel';
  return opinion.kind === 'agree' ? 'prometheus.agreeWithGrade' : 'prometheus.disagreeWithGrade';
}
