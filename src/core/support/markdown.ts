/** Text on one line that Markdown shows as it is: all ASCII punctuation may be escaped (CommonMark 0.31, section 2.4). */
export function escapedMarkdown(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().replaceAll(/[!-/:-@[-`{-~]/gu, '\\$&');
}

/** A table as GitHub and others write it. The cells are Markdown on one line each. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
