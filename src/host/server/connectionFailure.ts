/** Why no answer came. */
export interface ConnectionFailure {
  /** For a person. */
  readonly detail: string;
  /** Whether the same request may work a moment later. */
  readonly isPassing: boolean;
}

/** How the detail of a certificate begins that nobody vouches for. */
const UNTRUSTED_CERTIFICATE = 'its certificate is not trusted';

/** What OpenSSL and Node call a certificate that nobody they trust has signed. */
const UNTRUSTED = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY']);

/** Other faults of a certificate, and of talking TLS to what does not or the other way round. */
const TLS_FAULT = /^(?:ERR_TLS_|ERR_SSL_|CERT_|EPROTO$)/u;

/** Describes what the connection threw; a certificate does not become better by asking again. */
export function connectionFailure(error: unknown): ConnectionFailure {
  const code = codeOf(error);
  const said = messageOf(error);
  // Behind the semicolon newer versions of Node advise an option of their own, which helps nobody in an editor.
  if (UNTRUSTED.has(code)) return { detail: `${UNTRUSTED_CERTIFICATE}: ${said.replace(/;.*/su, '')}`, isPassing: false };
  return { detail: said, isPassing: !TLS_FAULT.test(code) };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Several addresses were tried where the error is of errors. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
