import { type JudgedFieldSeries } from '../../frames/grafana/readJudgedSeries';
import { type AnomalyPanelOptions } from './options';

/** A series with what its scores say of the time in view. */
export interface ViewedSeries {
  readonly series: JudgedFieldSeries;
  /** As its lane is called. */
  readonly name: string;
  /** Index of the highest score in view; −1 where nothing was judged. */
  readonly peak: number;
  /** NaN where nothing was judged. */
  readonly highest: number;
  readonly last: number;
  readonly unusualCount: number;
}

/** What lanes are ordered by: all that is in view, or a span that was selected. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Series with their scores within a span, in the order of the options; those that were not judged come last. */
export function seriesInView(
  all: readonly JudgedFieldSeries[],
  span: Span,
  { order, laneLabel }: Pick<AnomalyPanelOptions, 'order' | 'laneLabel'>
): readonly ViewedSeries[] {
  const viewed = all.map((series) => viewedSeries(series, span, laneLabel));
  const orDefault = (score: number) => (Number.isNaN(score) ? -1 : score);
  switch (order) {
    case 'input':
      return viewed;
    case 'name': {
      const { compare } = new Intl.Collator(undefined, { numeric: true });
      return viewed.sort((a, b) => compare(a.name, b.name));
    }
    case 'highest':
      return viewed.sort((a, b) => orDefault(b.highest) - orDefault(a.highest));
    case 'last':
      return viewed.sort((a, b) => orDefault(b.last) - orDefault(a.last));
  }
}

function viewedSeries(series: JudgedFieldSeries, { fromMs, toMs }: Span, laneLabel: string): ViewedSeries {
  const { times, scores } = series;
  let peak = -1;
  let last = Number.NaN;
  let unusualCount = 0;
  for (let i = 0; i < times.length; i++) {
    const time = times[i] ?? Number.NaN;
    const score = scores[i] ?? Number.NaN;
    if (Number.isNaN(score) || time < fromMs || time > toMs) {
      continue;
    }
    peak = peak < 0 || score > (scores[peak] ?? 0) ? i : peak;
    last = score;
    unusualCount += score >= 1 ? 1 : 0;
  }
  const name = laneLabel === '' ? series.name : (series.labels[laneLabel] ?? series.name);
  return { series, name, peak, highest: scores[peak] ?? Number.NaN, last, unusualCount };
}
