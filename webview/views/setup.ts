import { html, nothing, type TemplateResult } from 'lit-html';
import type { PanelState, SetupView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions } from '../model.ts';
import { counted } from '../text/numbers.ts';
import { button } from '../ui/button.ts';

/** What is missing before anything can be graded, or the first step; nothing once there are grades. */
export function setupView({ setup, running, selected, history }: PanelState, actions: PanelActions): unknown {
  if (!setup.hasModel) return setup.modelProblem === undefined ? modelHint(actions) : modelProblem(setup.modelProblem, actions);
  if (setup.rubricCount === 0) return rubricHint(actions);
  const empty = running.length === 0 && selected === null && history.stored === 0 && history.problem === null;
  return empty ? firstStep(setup.rubricCount, actions) : nothing;
}

function hint(title: string, body: unknown, buttons: unknown): TemplateResult {
  return html`<section class="setup" aria-label=${title}><h2>${title}</h2>${body}<div class="setup-buttons">${buttons}</div></section>`;
}

function chooseModel({ post }: PanelActions): TemplateResult {
  return button({
    label: 'Choose Model…',
    emphasis: 'primary',
    onPress: () => {
      post({ type: 'choose-model' });
    },
  });
}

// One is chosen, so that this is no first start.
function modelProblem({ message, advice }: NonNullable<SetupView['modelProblem']>, actions: PanelActions): TemplateResult {
  return hint('The evaluator cannot be used', html`<p>${message}</p><p>${advice}</p>`, chooseModel(actions));
}

function modelHint(actions: PanelActions): TemplateResult {
  const { post } = actions;
  const small = button({
    label: 'Download the Small Model',
    onPress: () => {
      post({ type: 'use-small-model' });
    },
  });
  const body = html`<p>An evaluator model in a GGUF file does the grading, on this machine. Your text does not leave it.</p>
    <p class="muted">No file at hand? The small model (94 MB) shows how grading works, but is far too small to judge.</p>`;
  return hint('Choose an evaluator', body, [chooseModel(actions), small]);
}

function rubricHint({ post }: PanelActions): TemplateResult {
  const create = button({
    label: 'New Rubric',
    emphasis: 'primary',
    onPress: () => {
      post({ type: 'new-rubric' });
    },
  });
  const body = html`<p>A rubric is a YAML file with one question and a description for each score from 1 to 5.</p>`;
  return hint('Write a rubric', body, create);
}

function firstStep(rubricCount: number, { post }: PanelActions): TemplateResult {
  const grade = button({
    label: 'Grade Selection',
    emphasis: 'primary',
    onPress: () => {
      post({ type: 'grade-selection' });
    },
  });
  const body = html`<p>Select a response in the editor, then run <b>Grade Selection</b>. The score, the reasons and every past grade appear here.</p>
    <p class="muted">${counted(rubricCount, 'rubric')} to grade against.</p>`;
  return hint('Grade your first response', body, grade);
}
