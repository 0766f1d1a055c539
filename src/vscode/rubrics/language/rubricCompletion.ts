import * as vscode from 'vscode';
import { completionsAt, type RubricCompletion } from '../../../core/rubric/language/completions.ts';
import { toRange } from '../../support/positions.ts';
import { isRubricDocument } from '../rubricDocument.ts';

/** Completion of keys, score levels and examples in rubric files. */
export class RubricCompletionProvider implements vscode.CompletionItemProvider {
  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    if (!isRubricDocument(document)) return [];
    return completionsAt(document.getText(), document.offsetAt(position)).map((item, index) => itemOf(document, item, index));
  }
}

function itemOf(document: vscode.TextDocument, { label, kind, description, snippet, range }: RubricCompletion, index: number): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, description: 'Prometheus rubric' }, kind === 'key' ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Snippet);
  item.documentation = description;
  item.insertText = new vscode.SnippetString(snippet);
  item.range = toRange(document, range);
  item.sortText = String(index).padStart(2, '0');
  return item;
}
