import * as vscode from 'vscode';

/** Asks for the instruction, starting from the last answer for the document; undefined when the person leaves. */
export async function askInstruction(last = ''): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'Grade Selection: Instruction',
    prompt: 'Which task does this text answer? (Use Selection as Instruction remembers a longer one.)',
    placeHolder: 'For example: Explain recursion to a ten-year-old.',
    value: last,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? 'The evaluator needs the task to judge an answer to it.' : null),
  });
  return text?.trim();
}

/** Asks for the reference answer; null when it is skipped, undefined when the person leaves. */
export async function askReference(last = ''): Promise<string | null | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'Grade Selection: Reference Answer',
    prompt: 'An answer that would get a 5. Leave empty and press Enter to grade without one (reference-free).',
    placeHolder: 'Optional',
    value: last,
    ignoreFocusOut: true,
  });
  if (text === undefined) return undefined;
  return text.trim() === '' ? null : text.trim();
}
