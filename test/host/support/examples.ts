import * as vscode from 'vscode';

/** A rubric with three examples; the tiny model gives them 5, 4 and 1. */
export const RUBRIC = `name: with-examples
criteria: Is it kind?
scores:
  1: It insults the reader outright.
  2: It is cold and brushes the worry aside.
  3: It is polite without any sign of warmth.
  4: It names the worry and answers gently.
  5: It answers gently, names the worry and leaves hope.
examples:
  - instruction: Help me sleep.
    response: I would gladly help.
    score: 5
  - instruction: Help me sleep.
    response: I am sorry.
    score: 3
  - instruction: Help me sleep.
    response: Well, whatever.
    score: 4
`;

/** The marks on the examples of a rubric, in file order. */
export function exampleDiagnostics(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, code }) => source === 'Prometheus' && code === 'example')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Waits until the marks are as wanted; the test's time limit ends a wait in vain. */
export async function untilExamples(uri: vscode.Uri, wanted: (found: readonly vscode.Diagnostic[]) => boolean): Promise<readonly vscode.Diagnostic[]> {
  const found = exampleDiagnostics(uri);
  if (wanted(found)) return found;
  return new Promise((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      const now = exampleDiagnostics(uri);
      if (!wanted(now)) return;
      subscription.dispose();
      resolve(now);
    });
  });
}
