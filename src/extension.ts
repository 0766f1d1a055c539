import type * as vscode from 'vscode';
import { createServices } from './services.ts';
import { registerFeatures } from './vscode/features.ts';

/** Registers the features; nothing is read, started or opened before it is used. */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  context.subscriptions.push(...services.disposables, registerFeatures(services));
}
