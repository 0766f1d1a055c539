import * as vscode from 'vscode';

const START = '## Response';
const END = '## Reference answer';

/** A text to grade for the first time: shown as an unsaved copy, so that nothing is written anywhere and no folder is needed. */
export class Sample {
  readonly #file: vscode.Uri;
  #copy: vscode.TextDocument | null = null;

  constructor(file: vscode.Uri) {
    this.#file = file;
  }

  /** Shows the copy with its response selected, ready to be graded; the one that is open already if there is one. */
  async open(): Promise<vscode.TextDocument> {
    if (this.#copy === null || this.#copy.isClosed) this.#copy = await this.#newCopy();
    const editor = await vscode.window.showTextDocument(this.#copy, { preview: false });
    const response = responseIn(this.#copy);
    editor.selection = new vscode.Selection(response.start, response.end);
    editor.revealRange(response);
    return this.#copy;
  }

  async #newCopy(): Promise<vscode.TextDocument> {
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#file));
    return vscode.workspace.openTextDocument({ language: 'markdown', content });
  }
}

/** The text between two headings; the whole document when the person took the headings out. */
function responseIn(document: vscode.TextDocument): vscode.Range {
  const text = document.getText();
  const heading = text.indexOf(START);
  const after = heading === -1 ? 0 : heading + START.length;
  const next = text.indexOf(END, after);
  const part = text.slice(after, next === -1 ? text.length : next);
  const start = after + part.length - part.trimStart().length;
  return new vscode.Range(document.positionAt(start), document.positionAt(start + part.trim().length));
}
