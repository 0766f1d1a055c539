import { html, nothing, type TemplateResult } from 'lit-html';
import type { EvaluationUsage } from '../../src/core/grading/evaluator.ts';
import type { GradeView } from '../../src/protocol/panelProtocol.ts';
import { duration, oneDecimal, probability, wholeNumber } from '../text/numbers.ts';
import { absoluteTime } from '../text/relativeTime.ts';

/** The evaluator, the time, and what the run cost. */
export function runFacts({ modelName, createdAt, usage, verdict }: GradeView): TemplateResult {
  return html`<dl class="run-facts">
    ${fact('Evaluator', modelName ?? 'none')} ${fact('Graded', absoluteTime(createdAt))}
    ${usage === null ? nothing : costs(usage)}
    ${verdict.kind === 'graded' ? fact('Digit mass', probability(verdict.digitMass)) : nothing}
  </dl>`;
}

function costs({ promptTokens, reusedTokens, generatedTokens, promptMs, feedbackMs }: EvaluationUsage): unknown {
  const reused = reusedTokens === 0 ? '' : `, ${wholeNumber(reusedTokens)} reused`;
  const speed = feedbackMs > 0 ? `, ${oneDecimal((generatedTokens * 1000) / feedbackMs)} tokens/s` : '';
  return [
    fact('Prompt', `${wholeNumber(promptTokens)} tokens${reused}, ${duration(promptMs)}`),
    fact('Feedback', `${wholeNumber(generatedTokens)} tokens, ${duration(feedbackMs)}${speed}`),
  ];
}

function fact(name: string, value: string): TemplateResult {
  return html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`;
}
