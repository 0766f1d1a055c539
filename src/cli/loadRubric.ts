import { access } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GradedRubric } from '../core/grading/grade.ts';
import { parseRubric, type RubricProblem } from '../core/rubric/parseRubric.ts';
import { rubricHash } from '../core/rubric/rubricHash.ts';
import { err, ok, type Result } from '../core/support/result.ts';
import { readFileOrInput } from './readInput.ts';

/** The folder of the rubrics that ship, beside `dist/`. */
const SHIPPED_FOLDER = join(import.meta.dirname, '..', 'rubrics');

/** Loads a rubric by path, or by the name of one that ships. The failure is what to print. */
export async function loadRubric(pathOrName: string): Promise<Result<GradedRubric, string>> {
  const path = await findRubric(pathOrName);
  const text = await readFileOrInput(path);
  if (!text.ok) return err(`${text.error}\nName a rubric file, or a rubric that ships.`);
  const { rubric, problems } = parseRubric(text.value);
  if (rubric === null) return err(problems.filter(({ severity }) => severity === 'error').map((problem) => problemLine(path, text.value, problem)).join('\n'));
  return ok({ rubric, hash: rubricHash(rubric), uri: pathToFileURL(path).href });
}

/** `file:line:column: message [code]`, both from 1. */
export function problemLine(path: string, text: string, { range, message, code }: RubricProblem): string {
  const before = text.slice(0, range.start).split('\n');
  return `${shown(path)}:${before.length}:${(before.at(-1) ?? '').length + 1}: ${message} [${code}]`;
}

async function findRubric(pathOrName: string): Promise<string> {
  const shipped = join(SHIPPED_FOLDER, `${pathOrName}.rubric.yaml`);
  const isName = /^[\w-]+$/.test(pathOrName) && !(await exists(pathOrName)) && (await exists(shipped));
  return isName ? shipped : resolve(pathOrName);
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}
