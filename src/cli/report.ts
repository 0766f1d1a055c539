import { describeUngraded } from '../core/grading/describeUngraded.ts';
import type { Grade } from '../core/grading/grade.ts';
import type { GradedVerdict } from '../core/grading/verdict.ts';
import { SCORES } from '../core/rubric/rubric.ts';

const BAR_CELLS = 30;

/** What is printed below the feedback: score, distribution, and whatever a reader should know before trusting it. */
export function reportLines(grade: Grade): readonly string[] {
  const { verdict } = grade;
  if (verdict.kind === 'ungraded') {
    const { message, advice } = describeUngraded(verdict.reason);
    return [`Not graded: ${message}`, advice];
  }
  return [...scoreLines(grade, verdict), '', ...SCORES.map((score, index) => barLine(score, verdict.distribution[index] ?? 0, score === verdict.score)), ...notes(grade, verdict)];
}

function scoreLines(grade: Grade, { score, expectedScore, confidence }: GradedVerdict): readonly string[] {
  const { rubric } = grade.rubric;
  const threshold = rubric.threshold === undefined ? '' : `, threshold ${rubric.threshold}`;
  return [`Score ${score}/5  ${rubric.name} (expected ${expectedScore.toFixed(1)}, p ${confidence.toFixed(2)}${threshold})`, rubric.scores[score]];
}

function barLine(score: number, probability: number, given: boolean): string {
  const filled = Math.round(probability * BAR_CELLS);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled);
  return `${given ? '>' : ' '} ${score} ${bar} ${(100 * probability).toFixed(0).padStart(3)} %`;
}

function notes(grade: Grade, verdict: GradedVerdict): readonly string[] {
  const lines: string[] = [];
  if (grade.texts.reference === undefined) lines.push('Reference-free: no reference answer was given.');
  if (verdict.led) {
    lines.push(`The model did not write a verdict by itself and was led to one; ${(100 * verdict.digitMass).toFixed(0)} % of its probability was on a score.`);
  }
  for (const { part, marker, count } of grade.neutralised) lines.push(`Neutralised in the ${part}: ${marker}${count === 1 ? '' : ` (${count} times)`}`);
  if (grade.evaluator?.demonstrationOnly === true) {
    lines.push(`${grade.evaluator.modelName} only demonstrates the flow: it is far too small to judge. Use a Prometheus model for real grades (--model FILE).`);
  }
  return lines.length === 0 ? [] : ['', ...lines];
}
