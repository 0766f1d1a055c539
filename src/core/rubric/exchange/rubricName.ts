const MOST_WORDS = 5;
const LONGEST_NAME = 48;

// They begin most criteria and tell them apart from none.
const FILLERS = new Set(['a', 'an', 'and', 'are', 'does', 'do', 'how', 'in', 'is', 'it', 'its', 'model', 'of', 'response', 'the', 'this', 'to', 'well', 'what', 'which', 'with']);

/** A short identifier made of a title or a criterion, e.g. `keeps-calm`; a usual name when it holds no letter. */
export function rubricName(text: string): string {
  const words = text.slice(0, 500).toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !FILLERS.has(word));
  const name = (telling.length > 0 ? telling : words).slice(0, MOST_WORDS).join('-');
  return name.slice(0, LONGEST_NAME).replace(/-+$/u, '') || 'imported-rubric';
}

/** Makes each name unique by a number behind later ones. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; used.has(unique); number++) unique = `${name}-${number}`;
    used.add(unique);
    return unique;
  });
}
