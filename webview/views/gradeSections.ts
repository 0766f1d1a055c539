import { html } from 'lit-html';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions, SectionName } from '../model.ts';
import { counted, wholeNumber } from '../text/numbers.ts';
import { splitAtMarks } from '../text/segments.ts';
import { originNote } from '../text/wording.ts';
import { section } from '../ui/section.ts';
import { rubricText } from './rubricText.ts';
import { runDetails } from './runFacts.ts';

interface Part {
  readonly name: SectionName;
  readonly title: string;
  readonly note?: string | undefined;
  readonly content: unknown;
}

/** What was graded, and how: closed until asked for. */
export function gradeSections(grade: GradeView, expanded: ReadonlySet<SectionName>, actions: PanelActions): unknown {
  return html`<div class="sections">
    ${parts(grade, actions).map(({ name, title, note, content }) =>
      section({
        title,
        note,
        open: expanded.has(name),
        onToggle: (open) => {
          actions.dispatch({ type: 'section-toggled', section: name, open });
        },
        content,
      }),
    )}
  </div>`;
}

function parts(grade: GradeView, actions: PanelActions): readonly Part[] {
  const usage = grade.usage === null ? undefined : `${wholeNumber(grade.usage.generatedTokens)} tokens written`;
  return [
    { name: 'rubric', title: 'Rubric', content: rubricText(grade) },
    ...(grade.textsKept ? texts(grade) : []),
    { name: 'run', title: 'Run details', note: usage, content: runDetails(grade, actions) },
  ];
}

function texts(grade: GradeView): readonly Part[] {
  const { instruction, response, reference } = grade;
  return [
    { name: 'instruction', title: 'Instruction', note: originNote(grade.instructionOrigin), content: textBlock('Instruction', instruction) },
    { name: 'response', title: 'Response', note: counted(response.length, 'character'), content: textBlock('Response', quoted(grade)) },
    {
      name: 'reference',
      title: 'Reference answer',
      note: reference === null ? 'reference-free' : originNote(grade.referenceOrigin),
      content: reference === null ? noReference() : textBlock('Reference answer', reference),
    },
  ];
}

function quoted({ response, quotes }: GradeView): unknown {
  const marks = quotes.map(({ inResponse }) => ({ range: inResponse, value: true }));
  return splitAtMarks(response, marks).map(({ text, mark }) => (mark === null ? text : html`<mark>${text}</mark>`));
}

function noReference(): unknown {
  return html`<p class="muted">Graded without a reference answer. One that would get a 5 makes the grade steadier.</p>`;
}

// Long texts scroll inside, hence the Tab stop.
function textBlock(label: string, content: unknown): unknown {
  return content === '' ? html`<p class="muted">Empty</p>` : html`<div class="text" role="group" aria-label=${label} tabindex="0" dir="auto">${content}</div>`;
}
