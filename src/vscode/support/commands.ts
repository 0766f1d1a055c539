import * as vscode from 'vscode';

/** Every command that the extension contributes; a test keeps this equal to package.json. */
export const COMMAND_IDS = [
  'prometheus.gradeSelection',
  'prometheus.gradeSelectionWith',
  'prometheus.gradeWithScorecard',
  'prometheus.openScorecard',
  'prometheus.dismissScorecard',
  'prometheus.useSelectionAsInstruction',
  'prometheus.useSelectionAsReference',
  'prometheus.gradeAgain',
  'prometheus.openInPanel',
  'prometheus.dismissGrade',
  'prometheus.goToText',
  'prometheus.chooseModel',
  'prometheus.chooseModelFile',
  'prometheus.modelMenu',
  'prometheus.useSmallModel',
  'prometheus.unloadModel',
  'prometheus.installGpu',
  'prometheus.useServer',
  'prometheus.setServerKey',
  'prometheus.useEmbedded',
  'prometheus.newRubric',
  'prometheus.exportRubric',
  'prometheus.openRubric',
  'prometheus.gradeWithRubric',
  'prometheus.previewPrompt',
  'prometheus.runExamples',
  'prometheus.compareGrades',
  'prometheus.openPrompt',
  'prometheus.agreeWithGrade',
  'prometheus.disagreeWithGrade',
  'prometheus.removeLabel',
  'prometheus.labelsToExamples',
  'prometheus.exportHistory',
  'prometheus.importHistory',
  'prometheus.deleteHistory',
  'prometheus.showTrend',
  'prometheus.showTrust',
  'prometheus.showLog',
  'prometheus.getStarted',
  'prometheus.openSample',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];

/** A handler takes untrusted arguments (a keybinding or another extension may call) and may return a value. */
export type CommandHandler = (argument?: unknown) => unknown;

/** One handler for each command: a missing one does not compile. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;

/** Registers the whole table. */
export function registerCommands(table: CommandTable): vscode.Disposable {
  return vscode.Disposable.from(...COMMAND_IDS.map((id) => vscode.commands.registerCommand(id, table[id])));
}

/** A command link for trusted Markdown and code actions. */
export function commandLink(id: CommandId, title: string, argument: string): vscode.Command {
  return { command: id, title, arguments: [argument] };
}
