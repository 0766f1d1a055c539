import * as vscode from 'vscode';
import { basename } from 'node:path';
import { isPromptFamily, PROMPT_FAMILIES, type PromptFamily } from '../../core/grading/family.ts';
import { describeMachine, displaySize } from '../../core/models/machine.ts';
import { hostMachine } from '../../host/models/hostMachine.ts';
import type { InspectedModel, ModelInspector } from '../../host/models/inspectModel.ts';
import { estimateMemory } from '../../host/models/memoryEstimate.ts';
import { isRecord } from '../support/isRecord.ts';
import { modelSettings } from '../support/settings.ts';
import { checkModel, useModel } from './useModel.ts';

const FAMILY_NAMES: Readonly<Record<PromptFamily, string>> = {
  'prometheus-1': 'Prometheus 7B and 13B v1.0 (Llama 2)',
  'prometheus-2': 'Prometheus 2 7B, 8x7B and BGB 8x7B (Mistral)',
  'm-prometheus': 'M-Prometheus 3B, 7B and 14B (Qwen2.5)',
  generic: 'any other instruct model, through its own chat template',
};

interface FamilyItem extends vscode.QuickPickItem {
  readonly family: PromptFamily | null;
}

/**
 * Use a GGUF File…: checks a file of this machine, shows what it is, and makes it the model that grades. The argument may
 * be a URI (from the explorer, or as text), or `{ uri, family }`, which asks nothing. Gives the path of the model.
 */
export async function chooseModelFile(inspect: ModelInspector, argument?: unknown): Promise<string | undefined> {
  const { uri = await askFile(), family } = readArgument(argument);
  if (uri === undefined) return undefined;
  if (uri.scheme !== 'file') {
    void vscode.window.showErrorMessage(`${uri.toString(true)} is not a file of the machine that runs the evaluator. Copy the model there and choose it again.`);
    return undefined;
  }
  const model = await checkModel(uri.fsPath, inspect);
  const chosen = model === undefined ? undefined : (family ?? (await askFamily(model)));
  if (model === undefined || chosen === undefined) return undefined;
  const path = await useModel(model, chosen);
  void vscode.window.showInformationMessage(`${basename(path)} grades from now on, with the prompt format ${chosen} (setting prometheus.modelPath).`);
  return path;
}

function readArgument(argument: unknown): { readonly uri?: vscode.Uri; readonly family?: PromptFamily } {
  if (argument instanceof vscode.Uri) return { uri: argument };
  if (typeof argument === 'string') return { uri: parse(argument) };
  if (!isRecord(argument)) return {};
  const { uri, family } = argument;
  return { ...(typeof uri === 'string' ? { uri: parse(uri) } : {}), ...(isPromptFamily(family) ? { family } : {}) };
}

function parse(text: string): vscode.Uri {
  return /^[a-z][\w+.-]+:/i.test(text) ? vscode.Uri.parse(text) : vscode.Uri.file(text);
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Choose an evaluator model (any part of a split one)',
    openLabel: 'Use this Model',
    canSelectMany: false,
    filters: { 'GGUF model': ['gguf'] },
  });
  return picked?.[0];
}

/** Shows the guess with the facts, and lets it be changed. */
async function askFamily(model: InspectedModel): Promise<PromptFamily | undefined> {
  const { families, family } = modelSettings();
  const remembered = families.get(model.fingerprint);
  const proposed = remembered ?? family ?? model.family;
  const basis = remembered !== undefined ? 'you chose it for this model before' : family !== undefined ? 'the setting prometheus.promptFamily says so' : model.familyBasis;
  const items: readonly FamilyItem[] = [
    { label: `$(check) Use as ${proposed}`, description: basis, detail: modelFacts(model), family: proposed },
    { label: '$(edit) Change prompt format…', detail: 'A wrong format makes scores worthless.', family: null },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: basename(model.path), placeHolder: `Was it trained on the prompt format of ${FAMILY_NAMES[proposed]}?`, ignoreFocusOut: true });
  return picked?.family === null ? changeFamily(model, proposed) : picked?.family;
}

async function changeFamily(model: InspectedModel, proposed: PromptFamily): Promise<PromptFamily | undefined> {
  const items = PROMPT_FAMILIES.map((family) => ({ label: family, description: FAMILY_NAMES[family], detail: family === model.family ? `Told by the file: ${model.familyBasis}.` : '', family, picked: family === proposed }));
  return (await vscode.window.showQuickPick(items, { title: `Prompt format of ${basename(model.path)}`, placeHolder: 'It is remembered for this model', matchOnDescription: true, ignoreFocusOut: true }))?.family;
}

/** What the file is and needs: precision, size, memory, trained context. */
function modelFacts({ header, parts }: InspectedModel): string {
  const { contextTokens, kvCacheType } = modelSettings();
  const needed = estimateMemory(header, contextTokens ?? null, kvCacheType);
  const facts = [
    ...(header.precision === null ? [] : [header.precision]),
    `${displaySize(header.fileBytes)}${parts.length === 1 ? '' : ` in ${parts.length} parts`}`,
    `needs ${displaySize(needed)} of ${describeMachine(hostMachine())}`,
    ...(header.contextLength === null ? [] : [`context up to ${header.contextLength.toLocaleString('en-GB')} tokens`]),
  ];
  return facts.join(' · ');
}
