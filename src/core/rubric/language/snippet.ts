/** Text to insert in which some pieces are to be replaced by the author, in order. */
export interface SnippetPiece {
  readonly text: string;
  /** Whether the text is an example that the author replaces. */
  readonly placeholder: boolean;
}

/** Makes the value of each `key: value` line of YAML a placeholder. */
export function withPlaceholders(yaml: string): readonly SnippetPiece[] {
  return yaml.split(/^( *(?:- )?[$\w]+: )(.+)$/mu).map((text, index) => ({ text, placeholder: index % 3 === 2 }));
}

/** Writes pieces in the snippet syntax of VS Code: `name: ${1:my-criterion}`. */
export function toSnippet(pieces: readonly SnippetPiece[]): string {
  let stop = 0;
  return pieces.map(({ text, placeholder }) => (placeholder ? `\${${++stop}:${escape(text)}}` : escape(text))).join('');
}

function escape(text: string): string {
  return text.replace(/[\\$}]/gu, '\\$&');
}
