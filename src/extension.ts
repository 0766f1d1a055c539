import type * as vscode from 'vscode';
import { createServices } from './services.ts';
import { registerFeatures } from './vscode/features.ts';

/** The editor gives `deactivate` nothing, so what it has to wait for is kept here. */
let finish = (): Promise<void> => Promise.resolve();

/** Registers the features; nothing is read, started or opened before it is used. */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  finish = services.finish;
  // The editor disposes in this order: first what calls, then what is called.
  context.subscriptions.push(registerFeatures(services), ...services.disposables.toReversed());
}

/** The editor waits for this, for a few seconds: what is on its way into the history gets there. */
export function deactivate(): Promise<void> {
  return finish();
}
