import * as vscode from 'vscode';
import { describeUngraded } from './core/grading/describeUngraded.ts';
import { createEvaluatorClient } from './host/evaluator/createEvaluatorClient.ts';
import { installedGpuFolders } from './host/gpu/gpuBuild.ts';
import { createHistoryClient, type HistoryClient } from './host/history/worker/historyClient.ts';
import { cacheDirectory } from './host/models/cacheDirectory.ts';
import { downloadFile } from './host/models/download/downloadFile.ts';
import { hostMachine } from './host/models/hostMachine.ts';
import { createModelInspector } from './host/models/inspectModel.ts';
import { resolveModel } from './host/models/resolveModel.ts';
import { ChosenEvaluator } from './host/server/chosenEvaluator.ts';
import type { SetupView } from './protocol/panelProtocol.ts';
import { Annotations } from './vscode/annotations/annotations.ts';
import { AnnotationRestorer } from './vscode/annotations/restore.ts';
import type { Services } from './vscode/features.ts';
import { RememberedTextStore } from './vscode/grading/rememberedTexts.ts';
import { Runs } from './vscode/grading/runs.ts';
import { ModelDownloads } from './vscode/model/modelDownloads.ts';
import { RecordedHashes } from './vscode/model/recordedHashes.ts';
import { ModelStatusItem } from './vscode/model/statusItem.ts';
import { Retention } from './vscode/history/retention.ts';
import { Panel } from './vscode/panel/panel.ts';
import { RecentRubrics } from './vscode/rubrics/recentRubrics.ts';
import { RubricLibrary } from './vscode/rubrics/rubricLibrary.ts';
import { ScorecardLibrary } from './vscode/scorecards/scorecardLibrary.ts';
import { ScorecardMarks } from './vscode/scorecards/scorecardMarks.ts';
import { ScorecardMemory } from './vscode/scorecards/scorecardMemory.ts';
import { createServerEvaluator, identityOr, usesServer } from './vscode/server/createServerEvaluator.ts';
import { ServerKeys } from './vscode/server/serverKeys.ts';
import { announceHistory } from './vscode/support/announceHistory.ts';
import { exists } from './vscode/support/files.ts';
import { onFirstUse } from './vscode/support/onFirstUse.ts';
import { historySettings, idleMilliseconds, modelSettings, timeLimitMilliseconds } from './vscode/support/settings.ts';
import { Milestones } from './vscode/welcome/milestones.ts';
import { Sample } from './vscode/welcome/sample.ts';

/** The services, and how they end. */
export interface RootServices extends Services {
  /** Closes the history; resolves when its last writes are on the disk. */
  readonly finish: () => Promise<void>;
}

/** The composition root: the one place that constructs adapters. */
export function createServices(context: vscode.ExtensionContext): RootServices {
  const log = vscode.window.createOutputChannel('Prometheus Grader', { log: true });
  const at = (...path: readonly string[]): vscode.Uri => vscode.Uri.joinPath(context.extensionUri, ...path);
  const historyFile = vscode.Uri.joinPath(context.globalStorageUri, 'history.sqlite');
  const store = historyClient(at('dist', 'history.cjs'), historyFile, log);
  const retention = new Retention({ history: store, log });
  const history = onFirstUse(store, ['close'], () => { retention.start(); });
  const debug = log.debug.bind(log);
  const inspect = createModelInspector();
  const gpuRoot = vscode.Uri.joinPath(context.globalStorageUri, 'gpu').fsPath;
  const findModel = (): ReturnType<typeof resolveModel> =>
    resolveModel({ ...modelSettings(), gpuFolders: installedGpuFolders(gpuRoot), env: process.env, cacheDirectory: cacheDirectory(), freeMemoryBytes: embedded.state.kind === 'stopped' ? hostMachine().freeMemoryBytes : null }, inspect);
  const embedded = createEvaluatorClient({
    entryPath: at('dist', 'evaluator.mjs').fsPath,
    model: findModel,
    idleMs: idleMilliseconds,
    timeoutMs: timeLimitMilliseconds,
    onLog: debug,
  });
  const serverKeys = new ServerKeys(context.secrets);
  const server = createServerEvaluator(serverKeys, debug);
  const evaluator = new ChosenEvaluator({ embedded, server, usesServer });
  const recordedHashes = new RecordedHashes(context.globalState);
  const runs = new Runs();
  const library = new RubricLibrary(at('rubrics'));
  const annotations = new Annotations();
  const setup = async (): Promise<SetupView> => {
    const [model, rubrics] = await Promise.all([findModel(), library.usable()]);
    const modelProblem = model.ok || model.error.kind === 'no-model' ? {} : { modelProblem: describeUngraded(model.error) };
    return { hasModel: usesServer() || model.ok, ...modelProblem, rubricCount: rubrics.length };
  };
  const panel = new Panel({ distWebview: at('dist', 'webview'), history, runs, log, setup });
  const restorer = new AnnotationRestorer(history, annotations, () => exists(historyFile));
  const status = new ModelStatusItem();
  return {
    log, history, evaluator, runs, library, annotations, panel, restorer, status,
    recent: new RecentRubrics(context.workspaceState),
    scorecards: new ScorecardLibrary(at('rubrics')),
    scorecardMarks: new ScorecardMarks(),
    scorecardMemory: new ScorecardMemory(context.workspaceState),
    remembered: new RememberedTextStore(context.workspaceState),
    findModel: identityOr(server, findModel),
    serverKeys, gpuRoot, recordedHashes,
    inspectModel: inspect,
    modelInUse: async () => {
      const model = await findModel();
      return model.ok ? model.value.modelPath : null;
    },
    milestones: new Milestones(context.globalState), sample: new Sample(at('media', 'walkthrough', 'sample.md')),
    modelDownloads: new ModelDownloads(downloadFile, recordedHashes),
    modelProblem: async () => {
      if (usesServer()) return null;
      const model = await findModel();
      return model.ok ? null : model.error;
    },
    finish: () => store.closed(),
    // Last first: the evaluator process and the database go when nobody can ask them any more.
    disposables: [log, { dispose: () => { history.close(); } }, retention, evaluator, runs, library, annotations, panel, restorer, status],
  };
}

function historyClient(worker: vscode.Uri, file: vscode.Uri, log: vscode.LogOutputChannel): HistoryClient {
  return createHistoryClient({
    workerPath: worker.fsPath,
    path: file.fsPath,
    textStorage: () => historySettings().textStorage,
    onNotice: (notice) => { announceHistory(log, notice); },
  });
}
