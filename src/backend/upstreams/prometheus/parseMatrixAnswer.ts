import { z } from 'zod';
import { type ResponseSeries } from '../../../core/kernels/matrixResponse';
import { readWithKernel } from '../../../core/kernels/parseMatrixResponse';
import { success } from '../../../core/result';
import { excerpt } from '../http/excerpt';
import { shortList } from '../http/shortList';
import { takingTurns } from '../../workers/takingTurns';
import { parseAside } from '../parseAside';
import { UpstreamError } from '../upstream';
import { failedAnswer } from './failedAnswer';
import { parseOddMatrix } from './parseOddMatrix';
import { partialWarning } from './partialWarning';
import { promQlName } from './promQlName';

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
  /** VictoriaMetrics' word for an answer that lacks what storage nodes out of reach hold. */
  isPartial: z.boolean().nullish(),
});

/** Reads the answer of `query_range`, while others have their turns. What the store says of an error is passed on in its words. */
export async function parseMatrixAnswer(upstream: string, status: number, body: Buffer): Promise<MatrixAnswer> {
  const quick = await takingTurns(readWithKernel(body));
  // The body may be given away.
  const begin = Buffer.from(body.subarray(0, 1000));
  const parsed =
    quick === undefined ? await parseAside('oddMatrix', parseOddMatrix, upstream, status, body) : success(quick);
  const envelope = parsed.ok ? envelopeShape.safeParse(parsed.value.envelope) : undefined;
  if (!parsed.ok || envelope?.success !== true) {
    const reason = parsed.ok || looksLikeText(begin) ? 'the answer is not that of a Prometheus API' : parsed.error;
    throw new UpstreamError(`${upstream}: HTTP ${status}, ${reason}: ${excerpt(begin)}`, badStatus(status));
  }
  const { status: outcome, data, warnings, infos, isPartial } = envelope.data;
  if (outcome !== 'success') {
    throw failedAnswer(upstream, status, envelope.data);
  }
  if (data?.resultType !== 'matrix') {
    throw new UpstreamError(`${upstream}: the answer is no matrix of series: ${excerpt(begin)}`, 502);
  }
  const series = parsed.value.series.filter(({ times }) => times.length > 0);
  const histograms = parsed.value.series.filter((one) => (one.histograms ?? 0) > 0);
  if (series.length === 0 && histograms.length > 0) {
    throw new UpstreamError(`${upstream}: ${describeHistograms(histograms)}; ${histogramAdvice}`, 400);
  }
  const left = histograms.length === 0 ? [] : [`left out: ${describeHistograms(histograms)}; ${histogramAdvice}`];
  const partial = isPartial === true ? [partialWarning] : [];
  return { series, warnings: [...partial, ...shortList([...(warnings ?? []), ...(infos ?? [])]), ...left] };
}

const histogramAdvice = 'use histogram_quantile, histogram_avg or histogram_count to make numbers of it';

function describeHistograms(series: readonly ResponseSeries[]): string {
  const [first] = series;
  const name = promQlName(first?.labels ?? {});
  const what = (first?.times.length ?? 0) > 0 ? `${first?.histograms} samples of ${name}` : name;
  return series.length === 1
    ? `${what} ${what === name ? 'is a native histogram' : 'are native histograms'}`
    : `${what} and of ${series.length - 1} more series are native histograms`;
}

function looksLikeText(body: Buffer): boolean {
  return body.subarray(0, 200).toString('utf8').trimStart()[0] !== '{';
}

function badStatus(status: number): number {
  return status >= 400 ? status : 502;
}
