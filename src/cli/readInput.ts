import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { err, ok, type Result } from '../core/support/result.ts';

/** Reads a file, or standard input for `-`. The failure is a sentence. */
export async function readFileOrInput(path: string): Promise<Result<string, string>> {
  try {
    return ok(path === '-' ? await text(process.stdin) : await readFile(path, 'utf8'));
  } catch (error) {
    return err(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** An option's text: itself, or the content of a file for `@FILE`. */
export async function readTextOption(value: string): Promise<Result<string, string>> {
  return value.startsWith('@') ? readFileOrInput(value.slice(1)) : ok(value);
}
