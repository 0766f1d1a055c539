import type { OffsetRange } from '../../core/support/range.ts';
import type { PanelRequest } from '../../protocol/panelProtocol.ts';
import { isRecord } from '../support/isRecord.ts';

// The page is ours, but it shows hostile text: what comes from it is checked all the same.
/** A message of the panel, or null when it is none that we know. */
export function readRequest(message: unknown): PanelRequest | null {
  if (!isRecord(message)) return null;
  const { type, gradeId, runId, text, quote } = message;
  switch (type) {
    case 'ready':
    case 'load-more':
    case 'grade-selection':
    case 'choose-model':
    case 'use-small-model':
    case 'new-rubric':
      return { type };
    case 'select':
    case 'grade-again':
    case 'open-rubric':
      return typeof gradeId === 'string' ? { type, gradeId } : null;
    case 'go-to-text':
      return typeof gradeId === 'string' ? { type, gradeId, quote: isOffsetRange(quote) ? quote : null } : null;
    case 'cancel':
      return typeof runId === 'string' ? { type, runId } : null;
    case 'search':
      return typeof text === 'string' ? { type, text: text.slice(0, 500) } : null;
    default:
      return null;
  }
}

function isOffsetRange(value: unknown): value is OffsetRange {
  return isRecord(value) && Number.isInteger(value['start']) && Number.isInteger(value['end']);
}
