import * as vscode from 'vscode';
import { previewNotes, type TokenCounting } from '../../../core/rubric/language/previewNotes.ts';
import type { PromptPreview } from '../../../core/rubric/language/promptPreview.ts';
import type { EvaluatorClient } from '../../../host/evaluator/evaluatorClient.ts';
import { Delays } from '../../support/delays.ts';
import { rubricUriFrom } from '../language/rubricUri.ts';
import { countTokens } from './countTokens.ts';
import { loadPreview, type PreviewSources } from './loadPreview.ts';
import { PROMPT_SCHEME, previewUri, rubricOfPreview } from './previewUri.ts';

/** What Preview Prompt is made of. */
export interface PreviewServices extends PreviewSources {
  readonly evaluator: EvaluatorClient;
}

interface Shown {
  readonly preview: PromptPreview;
  readonly abort: AbortController;
  counting: TokenCounting;
  /** Resolves when the tokens were counted, or could not be. */
  counted: Promise<void>;
}

const TYPING_PAUSE_MS = 300;

/**
 * Preview Prompt: a document that holds the exact prompt and nothing else. What there is to say about it (token counts,
 * where the texts come from) stands between the lines as CodeLens, so that nobody takes it for a part of the prompt.
 */
export class PromptPreviews implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.Disposable {
  readonly #services: PreviewServices;
  readonly #shown = new Map<string, Shown>();
  readonly #delays = new Delays<string>(TYPING_PAUSE_MS);
  readonly #textChanged = new vscode.EventEmitter<vscode.Uri>();
  readonly #notesChanged = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChange = this.#textChanged.event;
  readonly onDidChangeCodeLenses = this.#notesChanged.event;

  constructor(services: PreviewServices) {
    this.#services = services;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => { this.#renewSoon(previewUri(document.uri)); }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => { this.#forget(uri); }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('prometheus')) [...this.#shown.keys()].forEach((key) => { this.#renewSoon(vscode.Uri.parse(key)); });
      }),
    );
  }

  /** Shows the prompt of a rubric beside it; gives the URI of the document once its tokens were counted. */
  async show(argument?: unknown): Promise<string | undefined> {
    const rubric = rubricUriFrom(argument);
    if (rubric === undefined) {
      void vscode.window.showInformationMessage('Open a rubric file to preview its prompt.');
      return undefined;
    }
    const uri = previewUri(rubric);
    const shown = await this.#load(uri);
    if (shown === null) {
      void vscode.window.showInformationMessage('This rubric has errors: repair it first, then preview its prompt.');
      return undefined;
    }
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { viewColumn: vscode.ViewColumn.Beside, preview: true });
    await shown.counted;
    return uri.toString();
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    // After a reload of the window the editor asks for a document that was never shown.
    const shown = this.#shown.get(uri.toString()) ?? (await this.#load(uri));
    return shown?.preview.text ?? '';
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const shown = this.#shown.get(document.uri.toString());
    if (shown === undefined) return [];
    return previewNotes(shown.preview, shown.counting).map(({ at, text }) => {
      const position = document.positionAt(at);
      return new vscode.CodeLens(new vscode.Range(position, position), { title: text, command: '' });
    });
  }

  dispose(): void {
    [...this.#shown.keys()].forEach((key) => { this.#forget(vscode.Uri.parse(key)); });
    vscode.Disposable.from(this.#subscriptions, this.#delays, this.#textChanged, this.#notesChanged).dispose();
  }

  #renewSoon(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.#shown.has(key)) this.#delays.run(key, () => void this.#load(uri));
  }

  /** Takes the prompt as it is now in the place of the earlier one, which stays while the rubric has errors. */
  async #load(uri: vscode.Uri): Promise<Shown | null> {
    const key = uri.toString();
    const preview = await loadPreview(rubricOfPreview(uri), this.#services);
    if (preview === null) return null;
    this.#shown.get(key)?.abort.abort();
    const shown: Shown = { preview, abort: new AbortController(), counting: { kind: 'counting' }, counted: Promise.resolve() };
    this.#shown.set(key, shown);
    this.#textChanged.fire(uri);
    this.#notesChanged.fire();
    shown.counted = this.#count(shown);
    return shown;
  }

  async #count(shown: Shown): Promise<void> {
    shown.counting = await countTokens(this.#services.evaluator, shown.preview.prompt, shown.abort.signal);
    if (!shown.abort.signal.aborted) this.#notesChanged.fire();
  }

  #forget(uri: vscode.Uri): void {
    if (uri.scheme !== PROMPT_SCHEME) return;
    const key = uri.toString();
    this.#delays.cancel(key);
    this.#shown.get(key)?.abort.abort();
    this.#shown.delete(key);
  }
}
