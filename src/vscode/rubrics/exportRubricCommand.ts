import * as vscode from 'vscode';
import { exportRubric, isExportFormat, type ExportFormat } from '../../core/rubric/exchange/exportRubric.ts';
import { findRubric, pickRubric } from './pickRubric.ts';
import type { RecentRubrics } from './recentRubrics.ts';
import type { UsableRubric } from './rubricFile.ts';
import type { RubricLibrary } from './rubricLibrary.ts';

type Destination = 'clipboard' | 'document';

/** What a keybinding or another extension may pass; all optional, and asked for when left out. */
interface ExportArguments {
  /** Name or URI; the rubric in the active editor when left out. */
  readonly rubric?: string;
  readonly format?: ExportFormat;
  readonly to?: Destination;
}

const FORMATS: readonly (vscode.QuickPickItem & { readonly format: ExportFormat })[] = [
  { format: 'prometheus-text', label: 'Prometheus rubric text', detail: '[criteria], then Score 1: to Score 5:, as in the prompt.' },
  { format: 'prometheus-eval', label: 'Prometheus-Eval dictionary', detail: 'JSON with criteria and score1_description to score5_description.' },
  { format: 'ragas', label: 'Ragas dictionary', detail: 'JSON with score1_description to score5_description; Ragas has no criteria.' },
];

const DESTINATIONS: readonly (vscode.QuickPickItem & { readonly to: Destination })[] = [
  { to: 'clipboard', label: '$(clippy) Copy to the clipboard' },
  { to: 'document', label: '$(new-file) Open in a new editor' },
];

/** Export Rubric: writes criteria and levels in a format that others read. Returns the text; undefined when the person leaves. */
export async function exportRubricCommand(library: RubricLibrary, recent: RecentRubrics, argument?: unknown): Promise<string | undefined> {
  const given = readArguments(argument);
  const file = await rubricFor(given, library, recent);
  if (file === undefined) return undefined;
  const format = given.format ?? (await vscode.window.showQuickPick(FORMATS, { title: `Export ${file.rubric.name}`, placeHolder: 'Choose a format' }))?.format;
  if (format === undefined) return undefined;
  const to = given.to ?? (await vscode.window.showQuickPick(DESTINATIONS, { title: `Export ${file.rubric.name}` }))?.to;
  if (to === undefined) return undefined;
  const text = exportRubric(file.rubric, format);
  await deliver(text, format, to);
  return text;
}

async function rubricFor({ rubric }: ExportArguments, library: RubricLibrary, recent: RecentRubrics): Promise<UsableRubric | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const isRubric = active !== undefined && /\.rubric\.ya?ml$/u.test(active.path);
  const name = rubric ?? (isRubric ? active.toString() : undefined);
  if (name === undefined) return pickRubric(library, recent, 'Export Rubric');
  const found = await findRubric(library, name);
  if (found === undefined) void vscode.window.showWarningMessage(rubric === undefined ? 'This rubric has errors: mend them before you export it.' : `No rubric “${rubric}” was found, or it has errors.`);
  return found;
}

async function deliver(text: string, format: ExportFormat, to: Destination): Promise<void> {
  if (to === 'clipboard') {
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage('$(check) Rubric copied', 4000);
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: format === 'prometheus-text' ? 'plaintext' : 'json', content: text });
  await vscode.window.showTextDocument(document);
}

function readArguments(value: unknown): ExportArguments {
  if (typeof value !== 'object' || value === null) return {};
  const { rubric, format, to }: { rubric?: unknown; format?: unknown; to?: unknown } = value;
  return {
    ...(typeof rubric === 'string' ? { rubric } : {}),
    ...(isExportFormat(format) ? { format } : {}),
    ...(to === 'clipboard' || to === 'document' ? { to } : {}),
  };
}
