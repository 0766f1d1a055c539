import type { PanelMessage, PanelRequest } from '../../src/protocol/panelProtocol.ts';
import type { PanelModel } from '../model.ts';
import { drawnRows } from './drawnRows.ts';
import { BLOCK_ROWS, missingBlocks, type BlockRequest } from './rowCache.ts';

/** As many as a host answers in a frame or two; what is scrolled past meanwhile is never asked for. */
const AT_ONCE = 4;

/** After this a request counts as lost, and its rows are asked for again. */
const LOST_AFTER_MS = 5000;

/** Asks the host for the rows that are on show and not there. */
export class RowLoader {
  readonly #post: (request: PanelRequest) => void;
  /** When each request was sent, by its block. */
  readonly #asked = new Map<string, number>();

  constructor(post: (request: PanelRequest) => void) {
    this.#post = post;
  }

  /** A state starts anew: requests for another version are not answered. */
  answered(message: PanelMessage): void {
    if (message.type === 'state') this.#asked.clear();
    if (message.type === 'history-rows') this.#asked.delete(keyOf(message.version, message));
  }

  /** To be called after each draw. */
  load(model: PanelModel, now: number): void {
    const { version } = model.rows;
    for (const block of missing(model)) {
      const key = keyOf(version, block);
      const sentAt = this.#asked.get(key);
      if (sentAt !== undefined && now - sentAt < LOST_AFTER_MS) continue;
      if (this.#waiting(now) >= AT_ONCE) return;
      this.#asked.set(key, now);
      this.#post({ type: 'history-rows', version, group: block.group, start: block.start, count: BLOCK_ROWS });
    }
  }

  #waiting(now: number): number {
    return [...this.#asked.values()].filter((sentAt) => now - sentAt < LOST_AFTER_MS).length;
  }
}

function missing(model: PanelModel): readonly BlockRequest[] {
  return drawnRows(model).flatMap(({ group, start, end }) => missingBlocks(model.rows, group.view.key, start, end, group.view.count));
}

function keyOf(version: number, { group, start }: BlockRequest): string {
  return `${version} ${start} ${group}`;
}
