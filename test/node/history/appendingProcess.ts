import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('appendProcess.ts', import.meta.url));

/** A real process that appends to a history (see appendProcess.ts) and says what was acknowledged. */
export class AppendingProcess {
  readonly acknowledged: string[] = [];
  readonly errors: Promise<string>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: Interface;
  readonly #closed: Promise<unknown[]>;

  constructor(path: string, name: string) {
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, path, name], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#lines = createInterface({ input: this.#child.stdout });
    this.errors = text(this.#child.stderr);
    // Both: the process has ended, and every line that it wrote was read.
    this.#closed = Promise.all([once(this.#child, 'close'), once(this.#lines, 'close')]);
  }

  /** Resolves when the process runs and waits to be told how many. */
  async ready(): Promise<void> {
    await once(this.#lines, 'line');
    this.#lines.on('line', (id) => this.acknowledged.push(id));
  }

  append(count: number | 'forever'): void {
    this.#child.stdin.write(`${count}\n`);
  }

  /** Resolves when at least so many grades were acknowledged. */
  async reached(count: number): Promise<void> {
    const tooEarly = this.#closed.then(() => {
      throw new Error(`The process ended after ${this.acknowledged.length} of ${count} grades`);
    });
    tooEarly.catch(() => undefined);
    while (this.acknowledged.length < count) await Promise.race([once(this.#lines, 'line'), tooEarly]);
  }

  /** kill -9 */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async ended(): Promise<void> {
    await this.#closed;
  }
}
