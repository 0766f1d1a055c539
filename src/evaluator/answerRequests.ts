import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import {
  CountTokensRequest,
  EvaluateRequest,
  EvaluationEventNotification,
  LoadRequest,
  StatusRequest,
  UnloadRequest,
  type EvaluationEventParams,
} from '../protocol/evaluatorProtocol.ts';
import type { Session } from './session.ts';

/** Joins the requests of the protocol to the session. */
export function answerRequests(connection: MessageConnection, session: Session): void {
  const send = (params: EvaluationEventParams): void => {
    // Fails only when the channel is closed, and then `disconnect` ends the process.
    connection.sendNotification(EvaluationEventNotification, params).catch(() => undefined);
  };
  connection.onRequest(LoadRequest, (params, token) =>
    session.load(params, {
      signal: abortSignal(token),
      onEvent: (event) => {
        send({ id: null, event });
      },
    }),
  );
  connection.onRequest(EvaluateRequest, ({ id, request }, token) =>
    session.evaluate(request, {
      signal: abortSignal(token),
      onEvent: (event) => {
        send({ id, event });
      },
    }),
  );
  connection.onRequest(CountTokensRequest, ({ prompt }) => session.countTokens(prompt));
  connection.onRequest(UnloadRequest, () => session.unload());
  connection.onRequest(StatusRequest, () => session.status());
}

function abortSignal(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}
