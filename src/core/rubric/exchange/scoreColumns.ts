import { isScore, type Score } from '../rubric.ts';

const SCORE_NAME = /^(?:orig)?(?:score|level|grade|rating)?([1-5])(?:description|score|level|points?|stars?)?$/u;
const LABEL = /\([^()]*\)/u;

/** Which level a key or a column head names: `score1_description`, `orig_score_1_description`, `Score 1`, `1`, `1 (poor)`. */
export function scoreOfName(name: string): Score | null {
  if (name.length > 40) return null;
  const digit = Number(SCORE_NAME.exec(name.toLowerCase().replace(LABEL, '').replaceAll(/[\s_*`()/:.-]+/gu, ''))?.[1]);
  return isScore(digit) ? digit : null;
}

/** Which part of a rubric a key or a column head names, apart from the levels. */
export function partOfName(name: string): 'name' | 'criteria' | null {
  switch (name.slice(0, 40).toLowerCase().replaceAll(/[\s_*`:-]+/gu, '')) {
    case 'name':
    case 'id':
    case 'title':
    case 'rubric':
    case 'rubricname':
    case 'metric':
      return 'name';
    case 'criteria':
    case 'criterion':
    case 'origcriteria':
    case 'question':
      return 'criteria';
    default:
      return null;
  }
}
