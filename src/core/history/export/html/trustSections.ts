import { agreementTable } from '../../../examples/agreementTable.ts';
import { SCORES } from '../../../rubric/rubric.ts';
import type { ConfusionMatrix } from '../../../statistics/agreementReport.ts';
import { describeUndefined, type Estimate } from '../../../statistics/estimate.ts';
import type { TrustReport } from '../../trust.ts';
import type { Markup} from './markup.ts';
import { html, NOTHING, scrolling, table } from './markup.ts';

/** How far each evaluator agrees with the labels, for each rubric. */
export function trustSections(reports: readonly TrustReport[]): Markup {
  return reports.length === 0 ? NOTHING : html`<h2>Agreement with people</h2>
${reports.map(trustSection)}`;
}

function trustSection({ rubricName, modelName, labels, fromOlderRubrics, agreement, calibration, length }: TrustReport): Markup {
  const rows = [
    ...agreementTable(agreement).map(({ name, value, interval }) => [name, value, interval]),
    decimalRow('Expected calibration error', calibration.expectedCalibrationError),
    decimalRow('Score and length (Spearman)', length.spearman),
  ];
  const ungraded = agreement.ungraded === 0 ? '' : `, ${agreement.ungraded} of grades without a score`;
  const older = fromOlderRubrics === 0 ? '' : `, ${fromOlderRubrics} by an older version of the rubric`;
  return html`<h3>${rubricName} by ${modelName ?? 'no evaluator'}</h3>
<p class="soft">${labels === 1 ? '1 label' : `${labels} labels`}${ungraded}${older}.</p>
${agreement.warning === null ? NOTHING : html`<p class="warn">${agreement.warning}</p>`}
${table(`Statistics of ${rubricName}`, ['Statistic', 'Value', '95 % interval'], rows)}${confusionTable(rubricName, agreement.confusion)}`;
}

function decimalRow(name: string, { value, interval, reason }: Estimate): readonly string[] {
  if (value === null) return [name, '–', describeUndefined(reason)];
  return [name, value.toFixed(2), interval === null ? 'cannot be told' : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`];
}

function confusionTable(name: string, confusion: ConfusionMatrix): Markup {
  const columns = SCORES.map((given) => html`<th scope="col">given ${given}</th>`);
  const rows = SCORES.map((expected) => {
    const cells = SCORES.map((given) => html`<td class="${expected === given ? 'agree' : 'apart'}">${confusion[expected - 1]?.[given - 1] ?? 0}</td>`);
    return html`<tr><th scope="row">person ${expected}</th>${cells}</tr>
`;
  });
  const caption = `The person's score against the evaluator's, ${name}`;
  return scrolling(caption, html`<table><caption>${caption}</caption><thead><tr><td></td>${columns}</tr></thead><tbody>${rows}</tbody></table>`);
}
