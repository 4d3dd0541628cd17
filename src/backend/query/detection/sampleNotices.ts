import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type WindowMatrix } from '../samples/windowMatrix';

/** Losing more of its samples than this makes a series another one. */
const noticeableShare = 0.05;

/** What was not used of the samples as they came, and what to do about it. */
export function sampleNotices(
  { matrix, infinite, lost }: WindowMatrix,
  toleranceMs: number | undefined
): readonly FrameNotice[] {
  const notices: FrameNotice[] = [];
  if (infinite > 0) {
    notices.push(infiniteNotice(infinite));
  }
  if (toleranceMs !== undefined) {
    notices.push(...lostNotice(matrix.series, lost, toleranceMs, matrix.stepMs));
  }
  return notices;
}

/**
 * Which series lose samples to the tolerance that a query gives.
 *
 * @param lost the share of the samples of each
 */
export function lostNotice(
  series: ReadonlyArray<{ readonly name: string }>,
  lost: Float64Array,
  toleranceMs: number,
  stepMs: number
): readonly FrameNotice[] {
  const losing = series.filter((_, s) => (lost[s] ?? NaN) > noticeableShare);
  const most = lost.reduce((highest, share) => Math.max(highest, share), 0);
  const [first] = losing;
  if (first === undefined) {
    return [];
  }
  const who = losing.length === 1 ? `series ${first.name}` : `${losing.length} series`;
  return [
    {
      severity: 'warning',
      text:
        `${who}: up to ${Math.round(most * 100)} % of the samples are lost to "toleranceMs", since they are older than ` +
        `${toleranceMs} ms at each time of the step of ${stepMs} ms; leave it empty or raise it`,
    },
  ];
}

/** That infinite samples were not used. */
export function infiniteNotice(count: number): FrameNotice {
  return {
    severity: 'warning',
    text: `${count} infinite sample${count === 1 ? '' : 's'} (+Inf or -Inf) ${count === 1 ? 'counts' : 'count'} as missing`,
  };
}
