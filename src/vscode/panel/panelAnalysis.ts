import type { HistoryMessage, HistoryRequest } from '../../protocol/historyProtocol.ts';

/** A request for a view that is computed from many grades. */
export type AnalysisRequest = Extract<HistoryRequest, { type: 'show-trend' | 'show-trust' | 'show-comparison' }>;

/** The trend, trust or comparison that is on show: computed when it is asked for, and again after each change. */
export class PanelAnalysis {
  readonly #answer: (request: AnalysisRequest) => Promise<HistoryMessage>;
  readonly #post: (message: HistoryMessage) => void;
  #shown: AnalysisRequest | null = null;
  #asked = 0;

  constructor(answer: (request: AnalysisRequest) => Promise<HistoryMessage>, post: (message: HistoryMessage) => void) {
    this.#answer = answer;
    this.#post = post;
  }

  async show(request: AnalysisRequest): Promise<void> {
    this.#shown = request;
    await this.renew();
  }

  /** The page turned to a view that is none of these. */
  leave(): void {
    this.#shown = null;
    this.#asked++;
  }

  /** Computes what is on show anew. A later question overtakes: an earlier one is then not answered. */
  async renew(): Promise<void> {
    if (this.#shown === null) return;
    const asked = ++this.#asked;
    const message = await this.#answer(this.#shown);
    if (asked === this.#asked) this.#post(message);
  }
}
