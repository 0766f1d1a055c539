import type { OffsetRange } from '../../core/support/range.ts';
import type { PanelRequest } from '../../protocol/panelProtocol.ts';
import { isRecord } from '../support/isRecord.ts';
import { isId, readHistoryRequest } from './readHistoryRequest.ts';

// The page is ours, but it shows hostile text: what comes from it is checked all the same.
/** A message of the panel, or null when it is none that we know. */
export function readRequest(message: unknown): PanelRequest | null {
  if (!isRecord(message)) return null;
  const { type, gradeId, runId, quote, otherEvaluator } = message;
  switch (type) {
    case 'ready':
    case 'grade-selection':
    case 'choose-model':
    case 'use-small-model':
    case 'new-rubric':
      return { type };
    case 'select':
    case 'open-rubric':
      return isId(gradeId) ? { type, gradeId } : null;
    case 'grade-again':
      return isId(gradeId) ? { type, gradeId, ...(otherEvaluator === true ? { otherEvaluator } : {}) } : null;
    case 'go-to-text':
      return isId(gradeId) ? { type, gradeId, quote: isOffsetRange(quote) ? quote : null } : null;
    case 'cancel':
      return isId(runId) ? { type, runId } : null;
    default:
      return readHistoryRequest(message);
  }
}

function isOffsetRange(value: unknown): value is OffsetRange {
  return isRecord(value) && Number.isInteger(value['start']) && Number.isInteger(value['end']);
}
