import type { GradeSummary } from '../../src/core/history/historyStore.ts';
import type { HistoryGroupView, HistoryMessage, HistoryState } from '../../src/protocol/historyProtocol.ts';

/** Rows are asked for in blocks of this many. */
export const BLOCK_ROWS = 100;

/** Blocks that are kept: more than any window shows, even where each group has one row. */
const KEPT_BLOCKS = 120;

interface Block {
  /** -1 for rows that are only shown until those of the cache's version have come. */
  readonly version: number;
  readonly rows: readonly (GradeSummary | null)[];
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

/** A grade that the cache holds, wherever it stands; null when it is not loaded. */
export function rowOf({ blocks }: RowCache, gradeId: string): GradeSummary | null {
  for (const { rows } of blocks.values()) {
    const found = rows.find((row) => row?.id === gradeId);
    if (found) return found;
  }
  return null;
}

/**
 * The cache after the host's state: rows of the same list stay until newer ones come, those of another list go. `onTop` rows came
 * before the first group's first row.
 */
export function withState(cache: RowCache, history: HistoryState, sameList: boolean, onTop = 0): RowCache {
  const [first] = history.groups;
  const known = sameList ? cache.blocks : new Map<string, Block>();
  const blocks = first === undefined || onTop === 0 ? new Map(known) : movedDown(known, first.key, onTop);
  if (first !== undefined && history.firstRows.length > 0) putFirst(blocks, first, history);
  return { version: history.version, blocks };
}

// Most rows of a block move within it, the last ones into the next.
function movedDown(blocks: RowCache['blocks'], group: string, by: number): Map<string, Block> {
  const moved = new Map<string, (GradeSummary | null)[]>();
  const ofGroup = [...blocks].filter(([key]) => isOf(key, group));
  for (const [key, { rows }] of ofGroup) for (const [index, grade] of rows.entries()) place(moved, group, parseInt(key, 10) + index + by, grade);
  const others = [...blocks].filter(([key]) => !isOf(key, group));
  return new Map([...others, ...[...moved].map(([key, rows]) => [key, { version: -1, rows }] as const)]);
}

function place(blocks: Map<string, (GradeSummary | null)[]>, group: string, row: number, grade: GradeSummary | null): void {
  const start = blockStart(row);
  const key = blockKey(group, start);
  const rows = blocks.get(key) ?? Array.from({ length: BLOCK_ROWS }, () => null);
  rows[row - start] = grade;
  blocks.set(key, rows);
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

function isOf(key: string, group: string): boolean {
  return key.slice(key.indexOf('\n') + 1) === group;
}

function blockKey(group: string, start: number): string {
  return `${start}\n${group}`;
}
