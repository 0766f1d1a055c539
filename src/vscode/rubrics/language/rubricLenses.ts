import * as vscode from 'vscode';
import { commandLink } from '../../support/commands.ts';
import { toRange } from '../../support/positions.ts';
import type { ParsedDocuments } from '../parsedDocuments.ts';
import { isRubricDocument } from '../rubricDocument.ts';

/** What can be done with a rubric, above its criteria. Stays while the file has errors, so that lines do not jump. */
export class RubricLenses implements vscode.CodeLensProvider {
  readonly #parsed: ParsedDocuments;

  constructor(parsed: ParsedDocuments) {
    this.#parsed = parsed;
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!isRubricDocument(document)) return [];
    const { criteria, examples } = this.#parsed.of(document).nodes;
    if (criteria === null) return [];
    const range = toRange(document, criteria.key);
    const uri = document.uri.toString();
    return [
      commandLink('prometheus.gradeWithRubric', 'Grade with this rubric', uri),
      commandLink('prometheus.previewPrompt', 'Preview prompt', uri),
      ...(examples.length === 0 ? [] : [commandLink('prometheus.runExamples', `Run examples (${examples.length})`, uri)]),
    ].map((command) => new vscode.CodeLens(range, command));
  }
}
