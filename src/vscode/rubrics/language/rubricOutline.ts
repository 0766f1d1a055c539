import * as vscode from 'vscode';
import { outlineOf, type OutlineEntry } from '../../../core/rubric/language/outline.ts';
import { toRange } from '../../support/positions.ts';
import type { ParsedDocuments } from '../parsedDocuments.ts';
import { isRubricDocument } from '../rubricDocument.ts';

const KINDS: Readonly<Record<OutlineEntry['kind'], vscode.SymbolKind>> = {
  rubric: vscode.SymbolKind.Class,
  field: vscode.SymbolKind.Property,
  score: vscode.SymbolKind.Number,
  example: vscode.SymbolKind.Object,
};

/** The outline of rubric files. Folding needs no help: the editor folds YAML by its indentation. */
export class RubricOutline implements vscode.DocumentSymbolProvider {
  readonly #parsed: ParsedDocuments;

  constructor(parsed: ParsedDocuments) {
    this.#parsed = parsed;
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const root = isRubricDocument(document) ? outlineOf(document.getText(), this.#parsed.of(document).nodes) : null;
    return root === null ? [] : [symbolOf(document, root)];
  }
}

function symbolOf(document: vscode.TextDocument, entry: OutlineEntry): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(entry.name, entry.detail, KINDS[entry.kind], toRange(document, entry.range), toRange(document, entry.selection));
  symbol.children = entry.children.map((child) => symbolOf(document, child));
  return symbol;
}
