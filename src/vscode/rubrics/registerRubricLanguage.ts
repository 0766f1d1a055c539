import * as vscode from 'vscode';
import { gradeWithRubric } from './language/gradeWithRubric.ts';
import { LastSelection } from './language/lastSelection.ts';
import { RubricCompletionProvider } from './language/rubricCompletion.ts';
import { RubricFixes } from './language/rubricFixes.ts';
import { RubricHoverProvider } from './language/rubricHover.ts';
import { RubricLenses } from './language/rubricLenses.ts';
import { RubricOutline } from './language/rubricOutline.ts';
import { ParsedDocuments } from './parsedDocuments.ts';
import { PromptPreviews, type PreviewServices } from './preview/promptPreviews.ts';
import { PROMPT_SCHEME } from './preview/previewUri.ts';
import { RubricDiagnostics } from './rubricDiagnostics.ts';
import type { RubricLibrary } from './rubricLibrary.ts';

/** Rubric files as a language of the editor, and the commands that come with it. */
export interface RubricLanguage {
  previewPrompt(argument?: unknown): Promise<unknown>;
  gradeWithRubric(argument?: unknown): Promise<unknown>;
  dispose(): void;
}

const YAML: vscode.DocumentSelector = 'yaml';

/** Registers all that makes rubric files a language, but for the commands themselves. */
export function registerRubricLanguage(services: PreviewServices & { readonly library: RubricLibrary }): RubricLanguage {
  const parsed = new ParsedDocuments();
  const previews = new PromptPreviews(services);
  const lastSelection = new LastSelection();
  const { languages, workspace } = vscode;
  const disposable = vscode.Disposable.from(
    new RubricDiagnostics(services.library, parsed),
    languages.registerCodeActionsProvider(YAML, new RubricFixes(parsed), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    languages.registerCompletionItemProvider(YAML, new RubricCompletionProvider()),
    languages.registerHoverProvider(YAML, new RubricHoverProvider(parsed)),
    languages.registerDocumentSymbolProvider(YAML, new RubricOutline(parsed), { label: 'Prometheus rubric' }),
    languages.registerCodeLensProvider(YAML, new RubricLenses(parsed)),
    workspace.registerTextDocumentContentProvider(PROMPT_SCHEME, previews),
    languages.registerCodeLensProvider({ scheme: PROMPT_SCHEME }, previews),
    previews,
    lastSelection,
  );
  return {
    previewPrompt: (argument) => previews.show(argument),
    gradeWithRubric: (argument) => gradeWithRubric(argument, lastSelection),
    dispose: () => {
      disposable.dispose();
    },
  };
}
