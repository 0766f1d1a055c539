import * as vscode from 'vscode';
import type { UngradedReason } from '../../core/grading/verdict.ts';
import { describeUngraded } from '../../core/grading/describeUngraded.ts';
import type { CommandId } from './commands.ts';

type Offer = readonly [title: string, command: CommandId];

const USE_SERVER: Offer = ['Use a Server…', 'prometheus.useServer'];
const SERVER_KEY: Offer = ['Set the Server Key…', 'prometheus.setServerKey'];
const USE_EMBEDDED: Offer = ['Use the Embedded Engine', 'prometheus.useEmbedded'];
const SHOW_LOG: Offer = ['Show Log', 'prometheus.showLog'];
const CHOOSE_MODEL: Offer = ['Choose Model…', 'prometheus.chooseModel'];
const SMALL_MODEL: Offer = ['Download Small Demo Model (94 MB)', 'prometheus.useSmallModel'];

/** Says why there is no score and what can be done; a cancelled run was the person's own wish and says nothing. */
export function notifyUngraded(reason: UngradedReason): void {
  if (reason.kind === 'cancelled') return;
  const { message, advice } = describeUngraded(reason);
  void offer(`Not graded: ${message} ${advice}`, offersFor(reason));
}

/** Says that no model was chosen yet. */
export function notifyNoModel(): void {
  void offer('Choose an evaluator model to grade with: a Prometheus GGUF file, or a small one that only demonstrates the flow.', [CHOOSE_MODEL, SMALL_MODEL]);
}

function offersFor(reason: UngradedReason): readonly Offer[] {
  switch (reason.kind) {
    case 'no-model':
      return [CHOOSE_MODEL, SMALL_MODEL];
    case 'file-missing':
    case 'not-a-gguf':
    case 'truncated':
    case 'unknown-architecture':
    case 'out-of-memory':
      return [CHOOSE_MODEL];
    case 'server-refused':
      return reason.status === 401 || reason.status === 403 ? [SERVER_KEY] : [SHOW_LOG];
    case 'server-unreachable':
    case 'server-model-missing':
    case 'server-incapable':
      return [USE_SERVER, USE_EMBEDDED];
    default:
      return [SHOW_LOG];
  }
}

async function offer(message: string, offers: readonly Offer[]): Promise<void> {
  const picked = await vscode.window.showWarningMessage(message, ...offers.map(([title]) => title));
  const command = offers.find(([title]) => title === picked)?.[1];
  if (command !== undefined) await vscode.commands.executeCommand(command);
}
