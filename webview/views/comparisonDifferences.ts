import { html, nothing, type TemplateResult } from 'lit-html';
import type { Difference, DifferencePart } from '../../src/core/history/comparison.ts';
import type { ComparisonView } from '../../src/protocol/historyProtocol.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions } from '../model.ts';
import { button } from '../ui/button.ts';
import { gradeLetter, partName } from './comparisonWords.ts';

type DiffPart = DifferencePart | 'feedback';

const TEXTS: readonly DiffPart[] = ['instruction', 'reference', 'response'];
const WITH_DIFF: ReadonlySet<DiffPart> = new Set<DiffPart>([...TEXTS, 'rubric', 'feedback']);

/** What differs, heaviest first, each with the way to see it. */
export function comparisonDifferences({ comparison, grades }: ComparisonView, actions: PanelActions): unknown {
  if (comparison.differences.length === 0) return nothing;
  return html`<h3>What differs</h3>
    <ul class="differences">${comparison.differences.map((difference) => line(difference, grades, actions))}</ul>`;
}

function line({ part, values }: Difference, grades: readonly GradeView[], actions: PanelActions): TemplateResult {
  return html`<li>
    <b>${partName(part)}</b>
    <ol class="values">${values.map((value, index) => html`<li><span class="letter">${gradeLetter(index)}</span> <bdi>${value}</bdi></li>`)}</ol>
    ${diffButtons(part, grades, actions)}
  </li>`;
}

/** A button per pair of neighbours that opens the editor's diff on a part; nothing where there is no text to show. */
export function diffButtons(part: DiffPart, grades: readonly GradeView[], { post }: PanelActions): unknown {
  if (!WITH_DIFF.has(part)) return nothing;
  const pairs = grades.slice(1).flatMap((grade, index) => neighbours(part, grades[index], grade, index));
  if (pairs.length === 0) return TEXTS.includes(part) ? html`<p class="muted">Only hashes of these texts are kept, so there is no diff.</p>` : nothing;
  return html`<div class="diff-buttons">
    ${pairs.map(({ ids, letters }) =>
      button({
        label: grades.length > 2 ? `Show Diff ${letters}` : 'Show Diff',
        onPress: () => {
          post({ type: 'open-diff', gradeIds: ids, part });
        },
      }),
    )}
  </div>`;
}

interface Pair {
  readonly ids: readonly [string, string];
  readonly letters: string;
}

function neighbours(part: DiffPart, older: GradeView | undefined, newer: GradeView, index: number): readonly Pair[] {
  if (older === undefined) return [];
  if (TEXTS.includes(part) && !(older.textsKept && newer.textsKept)) return [];
  return [{ ids: [older.id, newer.id], letters: `${gradeLetter(index)}–${gradeLetter(index + 1)}` }];
}
