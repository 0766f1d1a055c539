import * as vscode from 'vscode';
import type { Grade } from '../../core/grading/grade.ts';
import { isRecord } from '../support/isRecord.ts';
import { PART_NAMES, type GradePart } from './gradeText.ts';

/** Scheme of the documents that show a part of a stored grade. */
export const GRADE_SCHEME = 'prometheus-grade';

const TIME = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** When a grade was made, to read in a title. */
export function gradeTime({ createdAt }: Pick<Grade, 'createdAt'>): string {
  return TIME.format(createdAt);
}

/** The document that shows a part of a grade; its name says what it is. */
export function gradeUri(grade: Grade, part: GradePart): vscode.Uri {
  const name = `${PART_NAMES[part]} of ${grade.rubric.rubric.name}, ${gradeTime(grade).replaceAll(':', '.')}`;
  const path = `/${name.replaceAll(/[/\\]/gu, '-')}.${part === 'rubric' ? 'yaml' : 'txt'}`;
  return vscode.Uri.from({ scheme: GRADE_SCHEME, path, query: JSON.stringify({ id: grade.id, part }) });
}

/** What a document of this scheme shows; null when somebody else made its address. */
export function readGradeUri(uri: vscode.Uri): { readonly id: string; readonly part: GradePart } | null {
  const query = parsed(uri.query);
  if (!isRecord(query)) return null;
  const { id, part } = query;
  return typeof id === 'string' && isPart(part) ? { id, part } : null;
}

function isPart(part: unknown): part is GradePart {
  return typeof part === 'string' && Object.hasOwn(PART_NAMES, part);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
