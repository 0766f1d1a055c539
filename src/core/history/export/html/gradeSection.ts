import { describeUngraded } from '../../../grading/describeUngraded.ts';
import type { Grade } from '../../../grading/grade.ts';
import type { LabelledRecord } from '../../historyStore.ts';
import { documentName, labelText, timeText } from '../words.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import { scoreTable } from './scoreTable.ts';

/** A grade that opens: score, rubric, file and time in its line; feedback, texts and label inside. */
export function gradeSection({ grade, label }: LabelledRecord): Markup {
  const { verdict, rubric, place, evaluator, createdAt } = grade;
  const score = verdict.kind === 'graded' ? html`<span class="score">${verdict.score}/5</span>` : html`<span class="score">not graded</span>`;
  const expected = verdict.kind === 'graded' ? [`expected ${verdict.expectedScore.toFixed(1)}`] : [];
  const facts = [...expected, documentName(place?.uri), evaluator?.modelName ?? 'no evaluator', timeText(createdAt), ...(label === null ? [] : [`a person ${labelText(label)}`])];
  return html`<details class="grade"><summary>${score} <span class="name">${rubric.rubric.name}</span> <span class="facts">${facts.join(' · ')}</span></summary>
<div class="body">${verdictMarkup(grade)}${textsMarkup(grade)}${label === null || label.note === '' ? NOTHING : passage('Note', label.note)}</div></details>
`;
}

function verdictMarkup({ verdict }: Grade): Markup {
  const feedback = verdict.feedback === '' ? NOTHING : passage('Feedback', verdict.feedback);
  if (verdict.kind === 'graded') return html`${feedback}${scoreTable('Probability of each score', ['Score', 'Probability'], verdict.distribution, (share) => `${(100 * share).toFixed(0)} %`)}`;
  const { message, advice } = describeUngraded(verdict.reason);
  return html`${passage('Why there is no score', `${message} ${advice}`)}${feedback}`;
}

function textsMarkup({ texts, textsKept, responseHash }: Grade): Markup {
  if (textsKept === false) return passage('Texts', `Not kept. SHA-256 of the response: ${responseHash}`);
  const reference = texts.reference === undefined ? NOTHING : passage('Reference answer', texts.reference);
  return html`${passage('Instruction', texts.instruction)}${passage('Response', texts.response)}${reference}`;
}

// Line breaks are kept by style: a <pre> would drop one right after its tag.
function passage(name: string, text: string): Markup {
  return html`<h3>${name}</h3><p class="prose">${text}</p>`;
}
