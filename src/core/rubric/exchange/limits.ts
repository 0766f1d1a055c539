/** Longest text that is imported, in UTF-16 code units (1 Mi): tables hold many rubrics. */
export const MAX_IMPORT_LENGTH = 1024 * 1024;

/** Longest criterion or level description, in UTF-16 code units. Six of them fit a rubric file with room to spare. */
export const MAX_TEXT_LENGTH = 20_000;

/** Most rubrics that are read from one text. */
export const MAX_RUBRICS = 200;

/** Longest prose in which level descriptions are looked for, in UTF-16 code units. */
export const MAX_PROSE_LENGTH = 100_000;

/** Longest prose without any level description that is taken for a criterion, in UTF-16 code units. */
export const MAX_PLAIN_CRITERIA_LENGTH = 1_000;
