import { shortened } from '../http/shortened';
import { UpstreamError } from '../upstream';

/** The error of an answer that says itself that it failed, in the store's words. */
export function failedAnswer(
  upstream: string,
  status: number,
  { errorType, error }: { readonly errorType?: string | undefined; readonly error?: string | undefined }
): UpstreamError {
  const kind = errorType === undefined || errorType === '' ? '' : `${shortened(errorType)}: `;
  return new UpstreamError(
    `${upstream}: ${kind}${shortened(error === undefined || error === '' ? `HTTP ${status}` : error)}`,
    status >= 400 ? status : 502
  );
}
