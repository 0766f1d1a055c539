import { html, nothing } from 'lit-html';
import type { PanelActions } from '../../model.ts';
import { toolButton } from '../../ui/toolButton.ts';

/** What can be done with the grades that were chosen; nothing while there are none. */
export function chosenBar(chosen: readonly string[], { dispatch, post }: PanelActions): unknown {
  if (chosen.length === 0) return nothing;
  const compare = (): void => {
    dispatch({ type: 'view-chosen', view: 'comparison' });
  };
  const remove = (): void => {
    post({ type: 'delete-grades', gradeIds: chosen });
  };
  const clear = (): void => {
    dispatch({ type: 'choices-made', gradeIds: [] });
  };
  return html`<div class="chosen-bar" role="group" aria-label="Chosen grades">
    <span class="chosen-count">${chosen.length}<span class="visually-hidden"> ${chosen.length === 1 ? 'grade' : 'grades'}</span> chosen</span>
    ${toolButton({ label: 'Compare', icon: 'compare', disabled: chosen.length < 2, hint: chosen.length < 2 ? 'Choose one more to compare' : 'Compare the chosen grades', onPress: compare })}
    ${toolButton({ label: 'Delete…', onPress: remove })} ${toolButton({ label: 'Choose none', labelHidden: true, icon: 'close', onPress: clear })}
  </div>`;
}
