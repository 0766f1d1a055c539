/** The texts under judgement. Without `reference` the grade is *reference-free*. */
export interface GradingTexts {
  /** The task that the response answers. */
  readonly instruction: string;
  /** The text that is graded. */
  readonly response: string;
  /** An answer that would get a 5. */
  readonly reference?: string;
}
