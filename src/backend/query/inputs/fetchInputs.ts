import { labelsKey } from '../../../core/series/labelsKey';
import { type InputSeries } from '../../../core/series/alignSeries';
import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type QueryInput } from '../../../protocol/query';
import { refuseSurplusSamples } from '../../budget/checkWork';
import { currentScope } from '../../budget/queryScope';
import { sortedInStretches } from '../../workers/sortedInStretches';
import { takingTurns } from '../../workers/takingTurns';
import { askInputs } from './askInputs';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { QueryError } from '../../queryError';
import { type FetchedRange, rangeNotices } from './rangeNotices';
import { fetchWindow } from '../samples/fetchWindow';
import { type SampleCache } from '../samples/sampleCache';
import { mostSamplesOf, seriesOfWindow } from '../samples/sampleWindow';

/** A time and a value. */
const bytesOfSample = 16;

export interface FetchedInputs {
  readonly series: readonly InputSeries[];
  readonly notices: readonly FrameNotice[];
  /** The refIds of inputs that failed, which is not the same as having no series. */
  readonly failed: readonly string[];
  /** What was sent to the stores, one line an input. */
  readonly executed: string;
}

/**
 * Queries every input at once. Where some fail, the rest is returned with a notice for each failure; where all fail, or
 * nothing comes back, or more series than `maxSeries`, it throws.
 *
 * @param cache what is known of the stores; without it everything is fetched
 */
export async function fetchInputs(
  inputs: readonly QueryInput[],
  upstreams: OpenUpstreams,
  range: FetchedRange,
  maxSeries: number,
  cache: SampleCache | undefined,
  signal: AbortSignal
): Promise<FetchedInputs> {
  const {
    answers,
    notices: failures,
    failed,
  } = await askInputs(
    inputs,
    upstreams,
    async (upstream, input) => {
      const window = await fetchWindow(cache, upstream, { input, ...range, maxSeries }, signal);
      const { memory, budgets } = currentScope();
      await memory?.reserveWork(bytesOfSample * mostSamplesOf(window), signal);
      const refuseSurplus = (count: number, samples: number): void =>
        refuseSurplusSamples(`${count} series of input ${input.refId}`, samples, budgets);
      const series = await takingTurns(seriesOfWindow(window, refuseSurplus), signal);
      return { series, warnings: window.warnings, executed: window.executed };
    },
    signal
  );
  const count = answers.reduce((sum, { value }) => sum + value.series.length, 0);
  if (count > maxSeries) {
    throw new QueryError(
      `the inputs return more than ${maxSeries} series${count > maxSeries + 1 ? ` (${count})` : ''}; ` +
        'narrow a selector, aggregate, or raise "maxSeries"'
    );
  }
  const series: InputSeries[] = [];
  const notices: FrameNotice[] = [...failures, ...rangeNotices(inputs, range)];
  for (const { refId, value } of answers) {
    notices.push(
      ...value.warnings.map((text): FrameNotice => ({ severity: 'warning', text: `input ${refId}: ${text}` }))
    );
    if (value.series.length === 0) {
      notices.push({ severity: 'warning', text: `input ${refId} returned no series` });
    }
    // Stores return series in orders of their own; results should not depend on it.
    for (const entry of await takingTurns(
      sortedInStretches(value.series, ({ labels }) => labelsKey(labels)),
      signal
    )) {
      series.push({ ...entry, inputRefId: refId });
    }
  }
  return {
    series,
    notices,
    failed,
    executed: answers.map(({ refId, value }) => `${refId}: ${value.executed}`).join('\n'),
  };
}
