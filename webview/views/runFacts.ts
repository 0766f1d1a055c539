import { html, nothing, type TemplateResult } from 'lit-html';
import type { EvaluationUsage, EvaluatorIdentity } from '../../src/core/grading/evaluator.ts';
import type { Sampler } from '../../src/core/grading/sampler.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import type { PanelActions } from '../model.ts';
import { duration, oneDecimal, probability, wholeNumber } from '../text/numbers.ts';
import { absoluteTime } from '../text/relativeTime.ts';
import { toolButton } from '../ui/toolButton.ts';
import { copyButton } from '../ui/copyButton.ts';

/** Everything that produced the grade, and what it cost. */
export function runDetails(grade: GradeView, { post }: PanelActions): TemplateResult {
  const { id, modelName, createdAt, evaluator, sampler, usage, verdict, graderFingerprint, rubricHash } = grade;
  return html`<dl class="run-facts">
      ${fact('Evaluator', modelName ?? 'none')} ${evaluator === null ? nothing : identity(evaluator)}
      ${samplerFacts(sampler)} ${fact('Graded', absoluteTime(createdAt))}
      ${usage === null ? nothing : costs(usage)}
      ${verdict.kind === 'graded' ? fact('Digit mass', probability(verdict.digitMass)) : nothing}
      ${graderFingerprint === null ? nothing : hash('Fingerprint', graderFingerprint)} ${hash('Rubric hash', rubricHash)}
    </dl>
    ${toolButton({ label: 'Show Exact Prompt', onPress: () => { post({ type: 'open-prompt', gradeId: id }); } })}`;
}

function identity({ family, engine, contextTokens }: EvaluatorIdentity): unknown {
  return [fact('Prompt', family), fact('Engine', engine), fact('Context', `${wholeNumber(contextTokens)} tokens`)];
}

// With a temperature of 0 neither the seed nor top-p has an effect.
function samplerFacts({ temperature, topP, seed, maxFeedbackTokens }: Sampler): unknown {
  const how = temperature === 0 ? 'greedy' : `temperature ${temperature}, top-p ${topP}`;
  return [fact('Sampler', `${how}, at most ${wholeNumber(maxFeedbackTokens)} tokens`), fact('Seed', String(seed))];
}

function costs({ promptTokens, reusedTokens, generatedTokens, promptMs, feedbackMs }: EvaluationUsage): unknown {
  const speed = feedbackMs > 0 ? `, ${oneDecimal((generatedTokens * 1000) / feedbackMs)} tokens/s` : '';
  return [
    fact('Evaluated', `${wholeNumber(promptTokens - reusedTokens)} of ${wholeNumber(promptTokens)} prompt tokens, ${wholeNumber(reusedTokens)} reused, ${duration(promptMs)}`),
    fact('Generated', `${wholeNumber(generatedTokens)} tokens, ${duration(feedbackMs)}${speed}`),
  ];
}

const SHORT = 12;

function hash(name: string, value: string): TemplateResult {
  return html`<div><dt>${name}</dt><dd class="hash"><code title=${value}>${value.slice(0, SHORT)}</code>${copyButton({ label: `Copy ${name}`, text: value })}</dd></div>`;
}

function fact(name: string, value: string): TemplateResult {
  return html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`;
}
