import type * as vscode from 'vscode';
import { createServices } from './services.ts';
import { registerFeatures } from './vscode/features.ts';

/** Registers the features; nothing is read, started or opened before it is used. */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  // The editor disposes in this order: first what calls, then what is called.
  context.subscriptions.push(registerFeatures(services), ...services.disposables.toReversed());
}
