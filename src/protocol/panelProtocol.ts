import type { EvaluationUsage, EvaluatorIdentity } from '../core/grading/evaluator.ts';
import type { TextOrigin } from '../core/grading/grade.ts';
import type { NeutralisedMarker } from '../core/grading/neutralise.ts';
import type { Sampler } from '../core/grading/sampler.ts';
import type { GradedVerdict } from '../core/grading/verdict.ts';
import type { GradeLabel } from '../core/history/label.ts';
import type { Score } from '../core/rubric/rubric.ts';
import type { TokenTotals } from '../core/scorecard/totals.ts';
import type { OffsetRange } from '../core/support/range.ts';
import type { HistoryMessage, HistoryRequest, HistoryState } from './historyProtocol.ts';

/** A grade in progress, as the panel shows it. */
export interface RunningView {
  readonly runId: string;
  readonly rubricName: string;
  readonly documentName: string;
  readonly responseExcerpt: string;
  /** Shown sentence, e.g. `Loading the model (40 %)`, `Reading the prompt (320 of 1,124 tokens)`. */
  readonly stage: string;
  /** 0..1, or null when it cannot be told. */
  readonly fraction: number | null;
  readonly tokensPerSecond: number | null;
  /** Feedback so far. */
  readonly feedback: string;
}

/** A finished grade, whole. */
export interface GradeView {
  readonly id: string;
  readonly createdAt: number;
  readonly rubricName: string;
  readonly criteria: string;
  /** The rubric's own words for each score, as they were when it graded. */
  readonly scoreDescriptions: Readonly<Record<Score, string>>;
  readonly documentName: string | null;
  readonly documentUri: string | null;
  readonly instruction: string;
  readonly response: string;
  readonly reference: string | null;
  readonly instructionOrigin: TextOrigin;
  readonly referenceOrigin: TextOrigin;
  readonly modelName: string | null;
  readonly demonstrationOnly: boolean;
  /** Null when no evaluator could be identified. */
  readonly evaluator: EvaluatorIdentity | null;
  readonly sampler: Sampler;
  /** Equal for comparable grades; null without evaluator. */
  readonly graderFingerprint: string | null;
  readonly rubricHash: string;
  /** False when only hashes of the texts were kept; then the texts are empty. */
  readonly textsKept: boolean;
  readonly label: GradeLabel | null;
  /** The grade before it of the same text place; null where there is none that can be compared. */
  readonly previousId: string | null;
  readonly threshold: number | null;
  readonly verdict:
    | GradedVerdict
    | {
        readonly kind: 'ungraded';
        readonly feedback: string;
        /** What happened, a sentence. */
        readonly message: string;
        /** What to do next, a sentence. */
        readonly advice: string;
      };
  /** Ranges of `verdict.feedback` that quote the response, in order, not overlapping. */
  readonly quotes: readonly QuoteView[];
  readonly neutralised: readonly NeutralisedMarker[];
  readonly usage: EvaluationUsage | null;
}

/** A quotation: where in the feedback, and where in the response. */
export interface QuoteView {
  readonly inFeedback: OffsetRange;
  readonly inResponse: OffsetRange;
}

/** A scorecard's result, finished or in progress. */
export interface ScorecardView {
  readonly id: string;
  readonly name: string;
  readonly documentName: string;
  readonly running: boolean;
  /** Weighted mean of the expected scores of the graded rows, 1..5; null while none is graded. */
  readonly total: number | null;
  /** Fewer than `rows` leave the total incomplete. */
  readonly gradedRows: number;
  /** Name of the rubric with the lowest expected score. */
  readonly weakest: string | null;
  /** For the total, 1..5. */
  readonly threshold: number | null;
  readonly below: boolean;
  readonly rows: readonly ScorecardRowView[];
  readonly tokens: TokenTotals;
}

/** One rubric of a scorecard's result. */
export interface ScorecardRowView {
  readonly rubricName: string;
  readonly weight: number;
  readonly threshold: number | null;
  readonly below: boolean;
  readonly state: 'waiting' | 'running' | 'graded' | 'ungraded' | 'not-reached';
  /** The grade to open; null before there is one. */
  readonly gradeId: string | null;
  readonly score: Score | null;
  readonly expectedScore: number | null;
  /** Why it is ungraded, a sentence. */
  readonly message: string | null;
  readonly tokens: TokenTotals;
}

/** All that the panel shows; pushed whole after `ready` and on each change but streaming text. */
export interface PanelState {
  readonly running: readonly RunningView[];
  readonly selected: GradeView | null;
  /** Left out when no scorecard is on show. */
  readonly scorecard?: ScorecardView;
  readonly history: HistoryState;
  readonly setup: SetupView;
}

/** Whether a rubric and a model are there; drives the empty state. */
export interface SetupView {
  readonly hasModel: boolean;
  /** Why the model that is chosen cannot be used, and what to do: a sentence each. Left out when none is chosen. */
  readonly modelProblem?: { readonly message: string; readonly advice: string };
  readonly rubricCount: number;
}

/** Host to panel. */
export type PanelMessage =
  | { readonly type: 'state'; readonly state: PanelState }
  /** Replaces the progress of one run and appends to its feedback. */
  | {
      readonly type: 'progress';
      readonly runId: string;
      readonly stage: string;
      readonly fraction: number | null;
      readonly tokensPerSecond: number | null;
      readonly feedbackDelta: string;
    }
  | HistoryMessage;

/** Panel to host. */
export type PanelRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'select'; readonly gradeId: string }
  /** `otherEvaluator` asks for a model first. */
  | { readonly type: 'grade-again'; readonly gradeId: string; readonly otherEvaluator?: boolean }
  | { readonly type: 'go-to-text'; readonly gradeId: string; readonly quote: OffsetRange | null }
  | { readonly type: 'open-rubric'; readonly gradeId: string }
  | { readonly type: 'cancel'; readonly runId: string }
  | { readonly type: 'grade-selection' }
  | { readonly type: 'choose-model' }
  /** Fetch and use the small model that only demonstrates the flow. */
  | { readonly type: 'use-small-model' }
  | { readonly type: 'new-rubric' }
  | HistoryRequest;
