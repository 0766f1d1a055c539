import * as vscode from 'vscode';

/** The diagnostics of graded texts on a document. */
export function gradeDiagnostics(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'Prometheus');
}

/** Waits until the diagnostics of a document are as wanted; the test's time limit ends a wait in vain. */
export async function untilDiagnostics(uri: vscode.Uri, wanted: (found: readonly vscode.Diagnostic[]) => boolean): Promise<readonly vscode.Diagnostic[]> {
  const found = gradeDiagnostics(uri);
  if (wanted(found)) return found;
  return new Promise((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      const now = gradeDiagnostics(uri);
      if (!wanted(now)) return;
      subscription.dispose();
      resolve(now);
    });
  });
}
