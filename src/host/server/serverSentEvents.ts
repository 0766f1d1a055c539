/** The longest event that is read, in characters; a server that sends more is not talking our language. */
const LONGEST_EVENT = 4_000_000;

/**
 * The data of each server-sent event of a stream, in order (WHATWG HTML, 9.2); comments and other fields are skipped. Throws
 * what the stream throws, and a `RangeError` for an event without end.
 */
export async function* serverSentEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  let length = 0;
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? '';
    if (length + rest.length > LONGEST_EVENT) throw new RangeError('an event without end');
    for (const line of lines) {
      if (line === '' && data.length > 0) {
        yield data.join('\n');
        data = [];
        length = 0;
      } else if (line.startsWith('data:')) {
        data.push(dataOf(line));
        length += line.length;
      }
    }
  }
  if (rest.startsWith('data:')) data.push(dataOf(rest.replace(/\r$/u, '')));
  // Not as the standard has it: some servers end without the empty line.
  if (data.length > 0) yield data.join('\n');
}

function dataOf(line: string): string {
  return line.slice(line.startsWith('data: ') ? 6 : 5);
}
