import type { RubricProblemCode } from '../../../../../src/core/rubric/parseRubric.ts';
import { whole, WHOLE } from './wholeRubric.ts';

/** A rubric file with one thing wrong. */
export interface BrokenFile {
  readonly what: string;
  readonly text: string;
  readonly code: RubricProblemCode;
  /** The text that the problem must cover exactly. */
  readonly at: string;
  /** Which occurrence of `at`, from 0. */
  readonly nth?: number;
  /** A piece that the repaired file holds. Without it no fix is expected. */
  readonly repaired?: string;
}

/** Files that YAML can read, so that the schema has a say too. */
export const BROKEN_RUBRICS: readonly BrokenFile[] = [
  { what: 'only a comment', text: '# nothing\n', code: 'not-a-mapping', at: '' },
  { what: 'a list', text: '- name\n- criteria\n', code: 'not-a-mapping', at: '- name\n- criteria\n' },
  { what: 'a sentence', text: 'Is it kind?', code: 'not-a-mapping', at: 'Is it kind?' },
  { what: 'no name', text: whole('name: kindness\n', ''), code: 'missing-name', at: 'description', repaired: 'name: my-criterion\ndescription' },
  { what: 'no criteria', text: whole('criteria: Does the response treat the worry of the person kindly?\n', ''), code: 'missing-criteria', at: 'name', repaired: 'criteria: Does' },
  { what: 'no scores', text: 'name: a\ncriteria: Is the answer kind?', code: 'missing-scores', at: 'name', repaired: 'kind?\nscores:\n  1: Describe' },
  { what: 'no scores in JSON', text: '{ "name": "a", "criteria": "Is the answer kind?" }', code: 'missing-scores', at: '"name"' },
  { what: 'score 3 missing', text: whole('  3: It is polite without any sign of warmth.\n', ''), code: 'missing-score', at: 'scores', repaired: 'tone.\n  3: Describe a response that deserves a 3.\n  4: It names' },
  { what: 'score 1 missing', text: whole('  1: It insults the person or mocks the worry.\n', ''), code: 'missing-score', at: 'scores', repaired: 'scores:\n  1: Describe' },
  { what: 'score 6', text: whole('instruction: Answer', '  6: It does even more than that.\ninstruction: Answer'), code: 'extra-score', at: '6', repaired: 'leaves hope.\ninstruction' },
  { what: 'score 0', text: whole('  1: It insults', '  0: It is not even a text.\n  1: It insults'), code: 'extra-score', at: '0', repaired: 'scores:\n  1: It' },
  { what: 'a score with a name of its own', text: whole('  2: It brushes', '  score_2: It brushes'), code: 'extra-score', at: 'score_2', repaired: '  2: It brushes' },
  { what: 'a score that is a list', text: whole('3: It is polite without any sign of warmth.', '3: [It is polite]'), code: 'wrong-type', at: '[It is polite]' },
  { what: 'a score that is a number', text: whole('3: It is polite without any sign of warmth.', '3: 33'), code: 'wrong-type', at: '33', repaired: '3: "33"' },
  { what: 'a score without text', text: whole('3: It is polite without any sign of warmth.', '3:'), code: 'empty-text', at: '3', nth: 0, repaired: 'tone.\n  4:' },
  { what: 'a score of spaces', text: whole('3: It is polite without any sign of warmth.', '3: "  "'), code: 'empty-text', at: '"  "', repaired: 'tone.\n  4:' },
  { what: 'scores as a list', text: 'name: a\ncriteria: Is the answer kind?\nscores: [a, b]\n', code: 'wrong-type', at: '[a, b]' },
  { what: 'scores without a value', text: 'name: a\ncriteria: Is the answer kind?\nscores:\n', code: 'wrong-type', at: 'scores' },
  { what: 'a name that is a number', text: whole('kindness', '2024'), code: 'wrong-type', at: '2024', repaired: 'name: "2024"' },
  { what: 'a criterion that is true', text: whole('Does the response treat the worry of the person kindly?', 'true'), code: 'wrong-type', at: 'true', repaired: 'criteria: "true"' },
  { what: 'a criterion that is a mapping', text: whole('Does the response treat the worry of the person kindly?', '{ question: kind }'), code: 'wrong-type', at: '{ question: kind }' },
  { what: 'an empty description', text: whole('description: For replies to worried people.', 'description: ""'), code: 'empty-text', at: '""', repaired: 'kindness\ncriteria' },
  { what: 'a null reference', text: whole('reference: Anybody would be worried.', 'reference: ~'), code: 'empty-text', at: '~', repaired: 'letter.\nthreshold' },
  { what: 'an unknown key near a known one', text: whole('threshold: 3.5', 'treshold: 3.5'), code: 'unknown-key', at: 'treshold', repaired: 'threshold: 3.5' },
  { what: 'an unknown key near none', text: whole('threshold: 3.5', 'author: Jo'), code: 'unknown-key', at: 'author', repaired: 'worried.\ntags' },
  { what: 'an unknown key near one that is there', text: whole('threshold: 3.5', 'thresholds: 3.5\nthreshold: 3.5'), code: 'unknown-key', at: 'thresholds', repaired: 'worried.\nthreshold' },
  { what: 'an unknown key in an example', text: whole('note: It blames', 'notes: It blames'), code: 'unknown-key', at: 'notes', repaired: 'note: It blames' },
  { what: 'an unknown key that is a list', text: whole('threshold: 3.5', '[a, b]: 3.5'), code: 'unknown-key', at: '[a, b]', repaired: 'worried.\ntags' },
  { what: 'a threshold of 6', text: whole('3.5', '6'), code: 'threshold-out-of-range', at: '6' },
  { what: 'a threshold of nothing', text: whole('3.5', '.nan'), code: 'threshold-out-of-range', at: '.nan' },
  { what: 'a threshold in words', text: whole('3.5', 'three'), code: 'wrong-type', at: 'three' },
  { what: 'a threshold in quotes', text: whole('3.5', '"3.5"'), code: 'wrong-type', at: '"3.5"', repaired: 'threshold: 3.5' },
  { what: 'tags as a text', text: whole('[tone, support]', 'tone'), code: 'wrong-type', at: 'tone', nth: 1, repaired: 'tags: [tone]' },
  { what: 'a tag that is a number', text: whole('[tone, support]', '[tone, 12]'), code: 'wrong-type', at: '12', repaired: '[tone, "12"]' },
  { what: 'a tag without text', text: whole('[tone, support]', '\n  - tone\n  -\n'), code: 'empty-text', at: 'tags' },
  { what: 'examples as a mapping', text: `${WHOLE.slice(0, WHOLE.indexOf('examples'))}examples: { a: b }\n`, code: 'wrong-type', at: '{ a: b }' },
  { what: 'an example that is a text', text: whole('  - instruction: I am afraid of the exam.\n    response: Good luck.\n    score: 3\n', '  - Good luck.\n'), code: 'wrong-type', at: 'Good luck.' },
  { what: 'an example scored 6', text: whole('score: 1', 'score: 6'), code: 'example-score', at: '6' },
  { what: 'an example scored 2.5', text: whole('score: 1', 'score: 2.5'), code: 'example-score', at: '2.5' },
  { what: 'an example scored in quotes', text: whole('score: 1', "score: '1'"), code: 'wrong-type', at: "'1'", repaired: 'score: 1' },
  { what: 'an example without a response', text: whole('    response: Good luck.\n', ''), code: 'example-incomplete', at: 'instruction: I am afraid of the exam.\n    score: 3' },
  { what: 'an example without anything', text: whole('  - instruction: I am afraid of the exam.\n    response: Good luck.\n    score: 3\n', '  - {}\n'), code: 'example-incomplete', at: '{}' },
];

/** Files that are YAML in no way, or that a rubric has no use for. */
export const BROKEN_YAML: readonly BrokenFile[] = [
  { what: 'a colon within the text', text: whole('It is polite without', 'Polite: no warmth, without'), code: 'syntax', at: 'P', repaired: '3: "Polite: no warmth, without any sign of warmth."' },
  { what: 'a text that starts with @', text: whole('It is polite', '@all is polite'), code: 'syntax', at: '@', repaired: '3: "@all is polite' },
  { what: 'a text that starts with *', text: whole('It is polite', '*Polite'), code: 'syntax', at: 'without any sign of warmth.', repaired: '3: "*Polite without' },
  { what: 'an alias of nothing', text: whole('kindness', '*kindness'), code: 'unknown-alias', at: '*kindness', repaired: 'name: "*kindness"' },
  { what: 'an anchor that contains itself', text: whole('[tone, support]', '&tags [tone, *tags]'), code: 'unknown-alias', at: '*tags' },
  { what: 'a quotation mark that is not closed', text: whole('kindness', '"kindness'), code: 'syntax', at: '"' },
  { what: 'a Windows path between double quotes', text: whole('kindness', '"C:\\Users"'), code: 'syntax', at: '\\', repaired: 'name: "C:\\\\Users"' },
  { what: 'a bracket that is not closed', text: whole('[tone, support]', '[tone, support'), code: 'syntax', at: 'e' },
  { what: 'a bracket that was not opened', text: whole('[tone, support]', '"tone"]'), code: 'syntax', at: ']' },
  { what: 'two rubrics', text: `name: a\n---\nname: b\n`, code: 'multiple-documents', at: '---\nname: b\n' },
  { what: 'tabs', text: whole('  3: It', '\t3: It'), code: 'tab-indentation', at: '\t', repaired: '\n  3: It' },
  { what: 'a key twice', text: whole('threshold: 3.5', 'threshold: 3.5\nname: other'), code: 'duplicate-key', at: 'name', nth: 3, repaired: '3.5\ntags' },
  { what: 'a score twice', text: whole('  4: It', '  3: It is here again.\n  4: It'), code: 'duplicate-key', at: '3', nth: 1, repaired: 'warmth.\n  4: It' },
  { what: 'a tag', text: whole('kindness', '!!js/function kindness'), code: 'unknown-tag', at: '!!js/function', repaired: 'name:  kindness' },
  { what: 'a control character', text: whole('kindness', 'kind\u0007ness'), code: 'control-character', at: '\u0007', repaired: 'name: kindness' },
];

/** Files that grade, and could be better. */
export const POOR_RUBRICS: readonly BrokenFile[] = [
  { what: 'a short score', text: whole('It is polite without any sign of warmth.', 'It is fine.'), code: 'short-description', at: 'It is fine.' },
  { what: 'a short criterion', text: whole('Does the response treat the worry of the person kindly?', 'Kindness'), code: 'short-description', at: 'Kindness' },
  { what: 'two scores alike', text: whole('It is polite without any sign of warmth.', 'It brushes the worry aside in a rude tone.'), code: 'similar-scores', at: 'It brushes the worry aside in a rude tone.' },
  { what: 'two questions', text: whole('kindly?', 'kindly and does it give advice?'), code: 'double-criterion', at: 'Does the response treat the worry of the person kindly and does it give advice?' },
  {
    what: 'scores out of order',
    text: whole('  2: It brushes the worry aside in a cold tone.\n  3: It is polite without any sign of warmth.\n', '  3: It is polite without any sign of warmth.\n  2: |\n    It brushes the worry aside\n    in a cold tone.\n'),
    code: 'score-order',
    at: '2',
    repaired: 'worry.\n  2: |\n    It brushes the worry aside\n    in a cold tone.\n  3: It is polite without any sign of warmth.\n  4:',
  },
  { what: 'a reference without an instruction', text: whole('instruction: Answer the letter.\n', ''), code: 'reference-without-instruction', at: 'reference' },
];
