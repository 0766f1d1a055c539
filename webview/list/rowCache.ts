import type { GradeSummary } from '../../src/core/history/historyStore.ts';
import type { HistoryGroupView, HistoryMessage, HistoryState } from '../../src/protocol/historyProtocol.ts';

/** Rows are asked for in blocks of this many. */
export const BLOCK_ROWS = 100;

/** Blocks that are kept: more than any window shows, even where each group has one row. */
const KEPT_BLOCKS = 120;

interface Block {
  readonly version: number;
  readonly rows: readonly GradeSummary[];
}

/** The rows that the page holds, oldest block first. */
export interface RowCache {
  readonly version: number;
  readonly blocks: ReadonlyMap<string, Block>;
}

/** A block to ask for. */
export interface BlockRequest {
  readonly group: string;
  readonly start: number;
}

export const NO_ROWS: RowCache = { version: -1, blocks: new Map() };

/** The row, perhaps of an earlier version until the new one has come; null when it is not loaded. */
export function rowAt({ blocks }: RowCache, group: string, row: number): GradeSummary | null {
  const start = blockStart(row);
  return blocks.get(blockKey(group, start))?.rows[row - start] ?? null;
}

/** The cache after the host's state: rows of the same list stay until newer ones come, those of another list go. */
export function withState(cache: RowCache, history: HistoryState, sameList: boolean): RowCache {
  const [first] = history.groups;
  const blocks = new Map(sameList ? cache.blocks : []);
  if (first !== undefined && history.firstRows.length > 0) putFirst(blocks, first, history);
  return { version: history.version, blocks };
}

// The first rows are fewer than a block; what an earlier version has below them is better than nothing.
function putFirst(blocks: Map<string, Block>, { key: group, count }: HistoryGroupView, { version, firstRows }: HistoryState): void {
  const key = blockKey(group, 0);
  const known = blocks.get(key);
  const whole = firstRows.length >= Math.min(BLOCK_ROWS, count);
  const rows = whole ? firstRows.slice(0, BLOCK_ROWS) : [...firstRows, ...(known?.rows.slice(firstRows.length) ?? [])];
  blocks.set(key, { version: whole || known?.version === version ? version : -1, rows });
}

/** The cache with rows that have come; rows of another version are dropped. */
export function withRows(cache: RowCache, message: Extract<HistoryMessage, { type: 'history-rows' }>): RowCache {
  if (message.version !== cache.version) return cache;
  const blocks = new Map(cache.blocks);
  const key = blockKey(message.group, message.start);
  blocks.delete(key);
  blocks.set(key, { version: message.version, rows: message.rows });
  for (const oldest of blocks.keys()) {
    if (blocks.size <= KEPT_BLOCKS) break;
    blocks.delete(oldest);
  }
  return { version: cache.version, blocks };
}

/** The blocks that hold the rows from `start` up to `end` of a group of `count`, and are not there in the cache's version. */
export function missingBlocks(cache: RowCache, group: string, start: number, end: number, count: number): readonly BlockRequest[] {
  const missing: BlockRequest[] = [];
  for (let block = blockStart(start); block < Math.min(end, count); block += BLOCK_ROWS) {
    if (!isThere(cache, group, block, count)) missing.push({ group, start: block });
  }
  return missing;
}

function isThere({ version, blocks }: RowCache, group: string, start: number, count: number): boolean {
  const block = blocks.get(blockKey(group, start));
  if (block === undefined) return false;
  const whole = block.rows.length >= Math.min(BLOCK_ROWS, count - start);
  return whole && block.version === version;
}

function blockStart(row: number): number {
  return Math.floor(row / BLOCK_ROWS) * BLOCK_ROWS;
}

function blockKey(group: string, start: number): string {
  return `${start}\n${group}`;
}
