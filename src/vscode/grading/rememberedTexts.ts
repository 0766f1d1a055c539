import * as vscode from 'vscode';

/** What a person set for one document with Use Selection as Instruction or Reference Answer. */
export interface RememberedTexts {
  readonly instruction?: string;
  readonly reference?: string;
}

const KEY = 'prometheus.rememberedTexts';
// Workspace state is small by contract of the editor; the oldest documents are forgotten first.
const MOST_DOCUMENTS = 50;
const MOST_CHARACTERS = 20_000;

/** Remembers instruction and reference answer per document, for this workspace. */
export class RememberedTextStore {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  get(uri: vscode.Uri): RememberedTexts {
    return this.#entries().find(([key]) => key === uri.toString())?.[1] ?? {};
  }

  /** Returns false when the text is too long to be remembered. */
  async set(uri: vscode.Uri, part: keyof RememberedTexts, text: string): Promise<boolean> {
    if (text.length > MOST_CHARACTERS) return false;
    const others = this.#entries().filter(([key]) => key !== uri.toString());
    const entry: Entry = [uri.toString(), { ...this.get(uri), [part]: text }];
    await this.#state.update(KEY, [...others, entry].slice(-MOST_DOCUMENTS));
    return true;
  }

  #entries(): readonly Entry[] {
    const stored: unknown = this.#state.get(KEY);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }
}

type Entry = readonly [string, RememberedTexts];

function isEntry(value: unknown): value is Entry {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'object' && value[1] !== null;
}
