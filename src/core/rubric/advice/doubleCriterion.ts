const VERBS =
  'is|are|was|were|does|do|did|has|have|can|could|will|would|should|how|whether|if|why|what|' +
  'give|gives|provide|provides|show|shows|explain|explains|avoid|avoids|include|includes|offer|offers|use|uses|follow|follows|address|addresses|' +
  'answer|answers|respect|respects|describe|describes|cite|cites|keep|keeps|make|makes|state|states|support|supports|respond|responds|remain|remains|stay|stays';

const QUALITIES =
  'accurate|appropriate|brief|clear|coherent|complete|concise|consistent|correct|creative|detailed|empathetic|engaging|factual|fluent|formal|friendly|harmless|helpful|' +
  'honest|informative|logical|natural|original|polite|precise|readable|relevant|respectful|safe|sensitive|simple|thorough|truthful|useful|well-structured';

// What hints, in English, at two questions in one.
const SIGNS: readonly RegExp[] = [
  /[?？][^?？]*[?？]/,
  /\bas well as\b/i,
  /\b(?:and|or) also\b/i,
  /\band\/or\b/i,
  new RegExp(`\\b(?:and|or|but)\\s+(?:it\\s+)?(?:also\\s+)?(?:${VERBS})\\b`, 'i'),
  new RegExp(`\\b(?:${QUALITIES})(?:,[^.?]*)?,?\\s+(?:and|or)\\s+(?:\\w+ly\\s+)?(?:${QUALITIES})\\b`, 'i'),
];

/**
 * Whether a criterion seems to ask two things at once. A heuristic for English: several question marks, “as well as”,
 * a conjunction before a new verb (“and avoids”), or two qualities joined (“clear and concise”). It misses much and errs
 * at times, so it is no more than a hint.
 */
export function asksTwoThings(criteria: string): boolean {
  return SIGNS.some((sign) => sign.test(criteria.slice(0, 1_000)));
}
