/** Longest rubric file in UTF-16 code units (256 Ki). Checked before anything is read. */
export const MAX_RUBRIC_LENGTH = 256 * 1024;

/** Deepest nesting, counted as indentation columns and brackets that are open at once. A whole rubric needs about six. */
export const MAX_DEPTH = 16;

/** Most YAML tokens, line ends included and spaces not: bounds the parser's time. Room for over 200 examples. */
export const MAX_TOKENS = 5_000;

/** Most tokens that are rare in a rubric (brackets, commas, anchors, aliases, tags, directives): each may be an error. */
export const MAX_MARKS = 1_000;

/** Longest text that aliases may expand to, in UTF-16 code units (1 Mi). */
export const MAX_EXPANDED_LENGTH = 4 * MAX_RUBRIC_LENGTH;

/** Most lines whose tabs are reported one by one. */
export const MAX_TAB_PROBLEMS = 20;

/** Most problems reported for one file. */
export const MAX_PROBLEMS = 100;

/** Fewer words than this in a criterion is very short. */
export const MIN_CRITERIA_WORDS = 3;

/** Fewer words than this in the description of a score is very short. */
export const MIN_SCORE_WORDS = 4;

/** From this similarity (0..1) on, two score descriptions say nearly the same. */
export const SIMILARITY_LIMIT = 0.8;
