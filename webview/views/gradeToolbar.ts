import { html, nothing, type TemplateResult } from 'lit-html';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions } from '../model.ts';
import { button } from '../ui/button.ts';
import { menuButton, type MenuItem } from '../ui/menuButton.ts';

/** What can be done with a grade. */
export function gradeToolbar(grade: GradeView, chosen: readonly string[], actions: PanelActions): TemplateResult {
  const { id, documentUri, verdict } = grade;
  const { post } = actions;
  const again = button({
    label: 'Grade Again',
    icon: 'refresh',
    emphasis: verdict.kind === 'ungraded' ? 'primary' : 'secondary',
    onPress: () => {
      post({ type: 'grade-again', gradeId: id });
    },
  });
  const goTo = button({
    label: 'Go to Text',
    icon: 'goto',
    onPress: () => {
      post({ type: 'go-to-text', gradeId: id, quote: null });
    },
  });
  return html`<div class="toolbar" role="group" aria-label="Actions for this grade">
    ${again}${documentUri === null ? nothing : goTo}${menuButton({ label: 'More Actions', icon: 'more', items: moreActions(grade, chosen, actions) })}
  </div>`;
}

function moreActions({ id, previousId }: GradeView, chosen: readonly string[], { dispatch, post }: PanelActions): readonly MenuItem[] {
  const compare = (gradeIds: readonly string[]): void => {
    dispatch({ type: 'choices-made', gradeIds });
    dispatch({ type: 'view-chosen', view: 'comparison' });
  };
  const others = chosen.filter((other) => other !== id);
  return [
    { label: 'Grade Again with Another Evaluator…', onPress: () => { post({ type: 'grade-again', gradeId: id, otherEvaluator: true }); } },
    ...(previousId === null ? [] : [{ label: 'Compare with Previous', onPress: () => { compare([previousId, id]); } }]),
    ...(others.length === 0 ? [] : [{ label: `Compare with Chosen (${others.length})`, onPress: () => { compare([...others, id]); } }]),
    { label: chosen.includes(id) ? 'Take out of Comparison' : 'Choose for Comparison', onPress: () => { dispatch({ type: 'choice-toggled', gradeId: id }); } },
    { label: 'Show Exact Prompt', onPress: () => { post({ type: 'open-prompt', gradeId: id }); } },
    { label: 'Delete…', onPress: () => { post({ type: 'delete-grades', gradeIds: [id] }); } },
  ];
}
