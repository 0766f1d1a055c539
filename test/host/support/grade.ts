import * as vscode from 'vscode';
import type { Grade } from '../../../src/core/grading/grade.ts';

/** Runs Grade Selection with answers to its questions. */
export async function gradeSelection(argument: Readonly<Record<string, unknown>> = {}): Promise<readonly Grade[]> {
  return vscode.commands.executeCommand<readonly Grade[]>('prometheus.gradeSelection', {
    rubric: 'helpfulness',
    instruction: 'Help me sleep better.',
    reference: null,
    ...argument,
  });
}
