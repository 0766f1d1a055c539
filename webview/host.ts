import type { PanelMessage, PanelRequest } from '../src/protocol/panelProtocol.ts';

/** The extension host, as the page sees it. */
export interface HostLink {
  post(request: PanelRequest): void;
  onMessage(listener: (message: PanelMessage) => void): void;
  /** What `save` kept last; of any shape, since another version may have kept it. */
  load(): unknown;
  save(state: object): void;
}

/** Connects to VS Code. Once per page: VS Code throws on the second time. */
export function connectHost(): HostLink {
  const api = acquireVsCodeApi();
  return {
    post: (request) => {
      api.postMessage(request);
    },
    onMessage: (listener) => {
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isPanelMessage(data)) listener(data);
      });
    },
    load: () => api.getState(),
    save: (state) => {
      api.setState(state);
    },
  };
}

// A field by which each message is known.
const MARKS: Readonly<Record<string, string>> = {
  state: 'state',
  progress: 'runId',
  'history-rows': 'rows',
  trend: 'trend',
  trust: 'reports',
  comparison: 'view',
  'show-view': 'view',
} satisfies Record<PanelMessage['type'], string>;

// Only the extension host can post here; this keeps out what VS Code itself or a later host may send.
function isPanelMessage(value: unknown): value is PanelMessage {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return typeof value.type === 'string' && (MARKS[value.type] ?? '') in value;
}
