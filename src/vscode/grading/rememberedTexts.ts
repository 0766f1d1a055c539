import type * as vscode from 'vscode';
import type { GatheredTexts } from './gatherTexts.ts';

/** What is remembered for one document. */
export interface RememberedTexts {
  /** Set with Use Selection as Instruction. */
  readonly instruction?: string;
  /** Set with Use Selection as Reference Answer. */
  readonly reference?: string;
  /** The last answer to the question for the instruction; offered again, never used unasked. */
  readonly askedInstruction?: string;
  readonly askedReference?: string;
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

  /** Keeps the answers to the questions, to offer them next time. */
  async remember(uri: vscode.Uri, { texts, origins }: GatheredTexts): Promise<void> {
    if (origins.instruction === 'asked') await this.set(uri, 'askedInstruction', texts.instruction);
    if (origins.reference === 'asked') await this.set(uri, 'askedReference', texts.reference ?? '');
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
