import { z } from 'zod';
import { type ResponseSeries } from '../../../core/kernels/matrixResponse';
import { parseInStretches } from '../../../core/kernels/parseMatrixResponse';
import { excerpt } from '../http/excerpt';
import { takingTurns } from '../../workers/takingTurns';
import { UpstreamError } from '../upstream';
import { failedAnswer } from './failedAnswer';

export interface MatrixAnswer {
  readonly series: readonly ResponseSeries[];
  readonly warnings: readonly string[];
}

const envelopeShape = z.object({
  status: z.string(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  data: z.object({ resultType: z.string().optional() }).nullish(),
  warnings: z.array(z.string()).nullish(),
  infos: z.array(z.string()).nullish(),
});

/** Reads the answer of `query_range`, while others have their turns. What the store says of an error is passed on in its words. */
export async function parseMatrixAnswer(upstream: string, status: number, body: Buffer): Promise<MatrixAnswer> {
  const parsed = await takingTurns(parseInStretches(body));
  const envelope = parsed.ok ? envelopeShape.safeParse(parsed.value.envelope) : undefined;
  if (!parsed.ok || envelope?.success !== true) {
    const reason = parsed.ok || looksLikeText(body) ? 'the answer is not that of a Prometheus API' : parsed.error;
    throw new UpstreamError(`${upstream}: HTTP ${status}, ${reason}: ${excerpt(body)}`, badStatus(status));
  }
  const { status: outcome, data, warnings, infos } = envelope.data;
  if (outcome !== 'success') {
    throw failedAnswer(upstream, status, envelope.data);
  }
  if (data?.resultType !== 'matrix') {
    throw new UpstreamError(`${upstream}: the answer is no matrix of series: ${excerpt(body)}`, 502);
  }
  const { series } = parsed.value;
  const histogram = series.find(({ times }) => times.length === 0);
  if (histogram !== undefined) {
    throw new UpstreamError(
      `${upstream}: ${histogram.labels['__name__'] ?? 'a series'} is a native histogram; use histogram_quantile, ` +
        'histogram_avg or histogram_count to make numbers of it',
      400
    );
  }
  return { series, warnings: [...(warnings ?? []), ...(infos ?? [])] };
}

function looksLikeText(body: Buffer): boolean {
  return body.subarray(0, 200).toString('utf8').trimStart()[0] !== '{';
}

function badStatus(status: number): number {
  return status >= 400 ? status : 502;
}
