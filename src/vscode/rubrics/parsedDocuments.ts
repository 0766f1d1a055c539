import type * as vscode from 'vscode';
import { parseRubric, type ParsedRubric } from '../../core/rubric/parseRubric.ts';

interface Entry {
  readonly version: number;
  readonly parsed: ParsedRubric;
}

/** Reads each version of a rubric document once, whichever features ask. */
export class ParsedDocuments {
  readonly #entries = new WeakMap<vscode.TextDocument, Entry>();

  of(document: vscode.TextDocument): ParsedRubric {
    const known = this.#entries.get(document);
    if (known?.version === document.version) return known.parsed;
    const parsed = parseRubric(document.getText());
    this.#entries.set(document, { version: document.version, parsed });
    return parsed;
  }
}
