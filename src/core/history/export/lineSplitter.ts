/**
 * Splits a text that comes in chunks into lines that end with LF or CRLF, and with nothing else: readers that also split at U+2028 would
 * tear texts apart. Holds no more than one unfinished line.
 */
export class LineSplitter {
  #pieces: string[] = [];

  /** The lines that this chunk completes. */
  push(chunk: string): readonly string[] {
    const [first = '', ...others] = chunk.split('\n');
    this.#pieces.push(first);
    const last = others.pop();
    if (last === undefined) return [];
    const lines = [this.#pieces.join(''), ...others].map(withoutReturn);
    this.#pieces = [last];
    return lines;
  }

  /** The last line when nothing ends it; call it once, after the last chunk. */
  end(): readonly string[] {
    const rest = this.#pieces.join('');
    this.#pieces = [];
    return rest === '' ? [] : [withoutReturn(rest)];
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
