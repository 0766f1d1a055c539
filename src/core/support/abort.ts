/**
 * The part of the platform's `AbortSignal` that the core reads; declared here because the core is
 * compiled without any platform's types.
 */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
