import * as vscode from 'vscode';
import { importRubrics, type ImportedRubric } from '../../core/rubric/exchange/importRubrics.ts';
import { importedYaml } from '../../core/rubric/exchange/importedYaml.ts';
import { MAX_IMPORT_LENGTH } from '../../core/rubric/exchange/limits.ts';
import { rubricName } from '../../core/rubric/exchange/rubricName.ts';
import { NEW_RUBRIC_TEMPLATE } from '../../core/rubric/newRubricTemplate.ts';
import { sizeOf } from '../support/files.ts';
import { askSource, readSource, selectedText, type NewRubricSource } from './newRubricSource.ts';
import { openNewRubric } from './openNewRubric.ts';
import { isUsable } from './rubricFile.ts';
import type { RubricLibrary } from './rubricLibrary.ts';

const MOST_FILES = 20;
// UTF-8 takes up to three bytes for a UTF-16 unit.
const MOST_BYTES = 3 * MAX_IMPORT_LENGTH;

/** New Rubric: an untitled YAML file with a whole rubric. Returns its URI, the first of several; undefined for none. */
export async function newRubric(library: RubricLibrary, argument?: unknown): Promise<string | undefined> {
  const source = readSource(argument) ?? (await askSource());
  switch (source?.from) {
    case undefined:
      return undefined;
    case 'template':
      return openNewRubric('my-criterion', NEW_RUBRIC_TEMPLATE);
    case 'shipped':
      return copyShipped(library, source);
    case 'selection':
      return openImported(selectedText(), source);
    case 'clipboard':
      return openImported(await vscode.env.clipboard.readText(), source);
    case 'file':
      return importFile(source);
  }
}

async function copyShipped(library: RubricLibrary, source: NewRubricSource): Promise<string | undefined> {
  const shipped = (await library.files()).filter(isUsable).filter((file) => file.shipped);
  const items = shipped.map((file) => ({ label: file.rubric.name, description: file.rubric.tags.join(' · '), detail: file.rubric.criteria, file }));
  const picked =
    source.rubric === undefined
      ? await vscode.window.showQuickPick(items, { title: 'New Rubric', placeHolder: 'Which rubric do you want to copy?', matchOnDescription: true, matchOnDetail: true })
      : items.find(({ label }) => label === source.rubric);
  if (picked !== undefined) return openNewRubric(picked.label, picked.file.text);
  if (source.rubric !== undefined) refuse(`No rubric “${source.rubric}” ships with the extension.`);
  return undefined;
}

async function importFile(source: NewRubricSource): Promise<string | undefined> {
  const uri = source.uri === undefined ? (await vscode.window.showOpenDialog({ title: 'Import Rubric', openLabel: 'Import' }))?.[0] : vscode.Uri.parse(source.uri);
  if (uri === undefined) return undefined;
  const size = await sizeOf(uri);
  if (size === null || size > MOST_BYTES) {
    refuse(size === null ? 'This file cannot be read.' : 'This file is too large to be imported (more than 3 MiB).');
    return undefined;
  }
  return openImported(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), source);
}

async function openImported(text: string, source: NewRubricSource): Promise<string | undefined> {
  const imported = importRubrics(text);
  if (!imported.ok) {
    refuse(imported.error);
    return undefined;
  }
  const { format, rubrics } = imported.value;
  // A rubric file keeps its comments and its layout.
  if (format === 'a rubric file') return openNewRubric(rubricName(rubrics[0]?.rubric.name ?? ''), text);
  const chosen = rubrics.length > 1 && source.asked ? await choose(rubrics) : rubrics;
  const uris: string[] = [];
  for (const rubric of chosen.slice(0, MOST_FILES)) uris.push(await openNewRubric(rubric.rubric.name, importedYaml(rubric, format)));
  if (chosen.length > MOST_FILES) void vscode.window.showInformationMessage(`The first ${MOST_FILES} of ${chosen.length} rubrics were opened. Import the rest in a second go.`);
  return uris[0];
}

async function choose(rubrics: readonly ImportedRubric[]): Promise<readonly ImportedRubric[]> {
  const items = rubrics.map((imported) => ({ label: imported.rubric.name, detail: imported.rubric.criteria, picked: rubrics.length <= MOST_FILES, imported }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Import Rubrics', placeHolder: 'Which of them?', canPickMany: true, matchOnDetail: true });
  return (picked ?? []).map(({ imported }) => imported);
}

function refuse(message: string): void {
  void vscode.window.showWarningMessage(`No rubric was made. ${message}`);
}
