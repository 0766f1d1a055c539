import * as vscode from 'vscode';
import type { EvaluatorClient } from '../host/evaluator/evaluatorClient.ts';
import { GradeActions } from './annotations/gradeActions.ts';
import { GradeDiagnostics } from './annotations/gradeDiagnostics.ts';
import { GradeHover } from './annotations/gradeHover.ts';
import type { AnnotationRestorer } from './annotations/restore.ts';
import { GradeOnSave } from './defaults/gradeOnSave.ts';
import { SelectionGrader } from './defaults/selectionGrader.ts';
import { registerExamples } from './examples/registerExamples.ts';
import type { RunExamplesCommand } from './examples/runExamplesCommand.ts';
import { GradeCommands } from './grading/gradeCommands.ts';
import { GradeLookup } from './grading/gradeLookup.ts';
import { Grader } from './grading/grader.ts';
import { useSelectionAs } from './grading/setTextCommands.ts';
import { registerHistory, type HistoryFeature } from './history/registerHistory.ts';
import { ChooseModel, type ModelServices } from './model/chooseModel.ts';
import { chooseModelFile } from './model/chooseModelFile.ts';
import { followEvaluator } from './model/followEvaluator.ts';
import { useSmallModel } from './model/modelCommands.ts';
import { installGpu } from './model/installGpu.ts';
import { modelMenu } from './model/modelMenu.ts';
import type { ModelStatusItem } from './model/statusItem.ts';
import { PANEL_VIEW } from './panel/panel.ts';
import { exportRubricCommand } from './rubrics/exportRubricCommand.ts';
import { newRubric } from './rubrics/newRubric.ts';
import type { PreviewServices } from './rubrics/preview/promptPreviews.ts';
import { registerRubricLanguage, type RubricLanguage } from './rubrics/registerRubricLanguage.ts';
import { registerScorecards } from './scorecards/registerScorecards.ts';
import { ScorecardCommands } from './scorecards/scorecardCommands.ts';
import { ScorecardGrader, type ScorecardServices } from './scorecards/scorecardGrader.ts';
import { ServerCommands } from './server/serverCommands.ts';
import type { ServerKeys } from './server/serverKeys.ts';
import { registerCommands, type CommandTable } from './support/commands.ts';
import { registerWelcome, type WelcomeFeature, type WelcomeServices } from './welcome/registerWelcome.ts';

/** Everything that the features are made of. */
export interface Services extends ScorecardServices, PreviewServices, ModelServices, WelcomeServices {
  readonly restorer: AnnotationRestorer;
  readonly status: ModelStatusItem;
  readonly evaluator: EvaluatorClient;
  readonly serverKeys: ServerKeys;
  /** The folder below which builds of the engine for GPUs are installed. */
  readonly gpuRoot: string;
  readonly disposables: readonly { dispose(): unknown }[];
}

interface Graders {
  readonly grader: Grader;
  readonly scorecardGrader: ScorecardGrader;
  readonly lookup: GradeLookup;
}

interface Others {
  readonly examples: RunExamplesCommand;
  readonly language: RubricLanguage;
  readonly history: HistoryFeature;
  readonly welcome: WelcomeFeature;
}

const EVERYWHERE: vscode.DocumentSelector = '*';

/** Registers every feature with the editor. */
export function registerFeatures(services: Services): vscode.Disposable {
  const { annotations, evaluator, panel, restorer, status } = services;
  void restorer.restoreOpen();
  const examples = registerExamples(services);
  const language = registerRubricLanguage(services);
  const grader = new Grader(services);
  const scorecardGrader = new ScorecardGrader(services, grader);
  const lookup = new GradeLookup(services.history, annotations, panel);
  const history = registerHistory(services, lookup);
  const welcome = registerWelcome(services, history.commands);
  return vscode.Disposable.from(
    followEvaluator(evaluator, services.runs, status, services.log),
    new GradeDiagnostics(annotations),
    language,
    examples,
    vscode.languages.registerHoverProvider(EVERYWHERE, new GradeHover(annotations)),
    vscode.languages.registerCodeActionsProvider(EVERYWHERE, new GradeActions(annotations, services.history), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.window.registerWebviewViewProvider(PANEL_VIEW, panel),
    registerScorecards(services),
    history.disposable,
    welcome.disposable,
    new GradeOnSave(services, grader, scorecardGrader),
    registerCommands(commandTable(services, { grader, scorecardGrader, lookup }, { examples: examples.command, language, history, welcome })),
  );
}

function commandTable(services: Services, { grader, scorecardGrader, lookup }: Graders, { examples, language, history, welcome }: Others): CommandTable {
  const selection = new SelectionGrader(services, grader, scorecardGrader);
  const grades = new GradeCommands(services, grader, lookup, services.restorer);
  const scorecards = new ScorecardCommands(services);
  const models = new ChooseModel(services);
  const servers = new ServerCommands(services.serverKeys);
  const afterwards = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    await services.panel.refresh();
    // The small model grades without being a setting.
    if ((await services.modelProblem()) === null) await services.milestones.reach('hasModel');
    return value;
  };
  return {
    'prometheus.gradeSelection': (argument) => selection.gradeSelection(argument),
    'prometheus.gradeSelectionWith': (argument) => grader.gradeSelection(argument),
    'prometheus.gradeWithScorecard': (argument) => scorecardGrader.gradeWithScorecard(argument),
    'prometheus.openScorecard': (argument) => scorecards.open(argument),
    'prometheus.dismissScorecard': (argument) => scorecards.dismiss(argument),
    'prometheus.useSelectionAsInstruction': () => useSelectionAs('instruction', services.remembered),
    'prometheus.useSelectionAsReference': () => useSelectionAs('reference', services.remembered),
    'prometheus.gradeAgain': (argument) => grades.gradeAgain(argument),
    'prometheus.openInPanel': (argument) => grades.openInPanel(argument),
    'prometheus.dismissGrade': (argument) => grades.dismiss(argument),
    'prometheus.goToText': (argument) => grades.goToText(argument),
    'prometheus.openRubric': (argument) => grades.openRubric(argument),
    'prometheus.gradeWithRubric': (argument) => language.gradeWithRubric(argument),
    'prometheus.previewPrompt': (argument) => language.previewPrompt(argument),
    'prometheus.chooseModel': (argument) => afterwards(models.choose(argument)),
    'prometheus.chooseModelFile': (argument) => afterwards(chooseModelFile(services.inspectModel, argument)),
    'prometheus.modelMenu': modelMenu,
    'prometheus.useSmallModel': () => afterwards(useSmallModel()),
    'prometheus.unloadModel': () => services.evaluator.unload(),
    'prometheus.installGpu': (argument) => installGpu(services.gpuRoot, argument),
    'prometheus.useServer': (argument) => afterwards(servers.use(argument)),
    'prometheus.setServerKey': () => servers.setKey(),
    'prometheus.useEmbedded': () => afterwards(servers.useEmbedded()),
    'prometheus.newRubric': (argument) => newRubric(services.library, argument),
    'prometheus.exportRubric': (argument) => exportRubricCommand(services.library, services.recent, argument),
    'prometheus.runExamples': (argument) => examples.execute(argument),
    ...history.commands,
    ...welcome.commands,
    'prometheus.showLog': () => {
      services.log.show();
    },
  };
}
