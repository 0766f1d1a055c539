import * as vscode from 'vscode';

const SOURCES = ['template', 'selection', 'shipped', 'clipboard', 'file'] as const;

/** What a new rubric is made from. */
export interface NewRubricSource {
  readonly from: (typeof SOURCES)[number];
  /** With `shipped`: the name of the rubric; asked for when left out. */
  readonly rubric?: string;
  /** With `file`: the URI of the file; asked for when left out. */
  readonly uri?: string;
  /** Whether the person was asked, and can be asked more. */
  readonly asked: boolean;
}

/** Reads an untrusted command argument; undefined when it says no source. */
export function readSource(argument: unknown): NewRubricSource | undefined {
  if (typeof argument !== 'object' || argument === null || !('from' in argument)) return undefined;
  const from = SOURCES.find((source) => source === argument.from);
  if (from === undefined) return undefined;
  const rubric = 'rubric' in argument && typeof argument.rubric === 'string' ? { rubric: argument.rubric } : {};
  const uri = 'uri' in argument && typeof argument.uri === 'string' ? { uri: argument.uri } : {};
  return { from, ...rubric, ...uri, asked: false };
}

/** Asks what the rubric is made from; undefined when the person leaves. */
export async function askSource(): Promise<NewRubricSource | undefined> {
  const items: (vscode.QuickPickItem & Pick<NewRubricSource, 'from'>)[] = [
    { from: 'template', label: '$(new-file) From the template', detail: 'A complete rubric with comments, to change.' },
    ...(selectedText() === '' ? [] : [{ from: 'selection' as const, label: '$(selection) From the selected text', detail: `Level descriptions are split out of prose; ${FORMATS} are read.` }]),
    { from: 'shipped', label: '$(book) Copy a rubric that ships', detail: 'Your copy comes before the one that ships under the same name.' },
    { from: 'clipboard', label: '$(clippy) Import from the clipboard', detail: `Prose with levels, ${FORMATS}.` },
    { from: 'file', label: '$(folder-opened) Import from a file…', detail: `Prose with levels, ${FORMATS}.` },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: 'New Rubric', placeHolder: 'What is it made from?' });
  return picked === undefined ? undefined : { from: picked.from, asked: true };
}

/** All selections of the active editor, white space at the ends left out. */
export function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return (editor?.selections ?? []).map((selection) => editor?.document.getText(selection) ?? '').join('\n\n').trim();
}

const FORMATS = 'Prometheus and Ragas score descriptions, promptfoo llm-rubric, tables and CSV';
