import * as vscode from 'vscode';
import { hoverAt } from '../../../core/rubric/language/hover.ts';
import { toRange } from '../../support/positions.ts';
import type { ParsedDocuments } from '../parsedDocuments.ts';
import { isRubricDocument } from '../rubricDocument.ts';

/** Says what a key of a rubric file does, and shows the piece of the prompt that it becomes. */
export class RubricHoverProvider implements vscode.HoverProvider {
  readonly #parsed: ParsedDocuments;

  constructor(parsed: ParsedDocuments) {
    this.#parsed = parsed;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const found = isRubricDocument(document) ? hoverAt(this.#parsed.of(document), document.offsetAt(position)) : null;
    if (found === null) return undefined;
    const text = new vscode.MarkdownString().appendText(found.description);
    if (found.prompt !== null) text.appendMarkdown('\n\nIn the prompt:\n').appendCodeblock(found.prompt, 'plaintext');
    return new vscode.Hover(text, toRange(document, found.range));
  }
}
