import type { PromptFamily } from '../../core/grading/family.ts';

/** Which server grades, and how it is asked. */
export interface ServerSettings {
  /** `http(s)://host:port`, with or without `/v1` at its end. */
  readonly url: string;
  /** Name of the model as `/v1/models` lists it; empty takes the only one. */
  readonly model: string;
  /** Default: told by the model's name. */
  readonly family?: PromptFamily | undefined;
  /** Sent as a bearer token. */
  readonly key?: string | undefined;
}

/**
 * The address below which the endpoints lie, without `/v1` and slashes at its end. Null for anything but an `http` or `https`
 * address, and for one with a name and password in it: keys have a place of their own.
 */
export function serverBase(url: string): URL | null {
  const parsed = URL.parse(url.trim());
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '') return null;
  parsed.search = '';
  parsed.hash = '';
  parsed.pathname = parsed.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return parsed;
}

/** Whether what is sent there leaves this machine for everybody on the way to read. */
export function isOpenToAll(base: URL): boolean {
  return base.protocol === 'http:' && !isLoopback(base);
}

/** Whether what is sent there stays on this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
