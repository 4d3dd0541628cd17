import { dateTime, type TimeRange } from '@grafana/data';
import { type CovaryQueryInput } from '../../protocol/query';

type Window = { readonly fromMs: number; readonly toMs: number };

/** What a ranking of suspects is asked for, and over which range. */
export interface RankingQuestion {
  readonly analysis: CovaryQueryInput['analysis'];
  readonly range: TimeRange;
}

/** Before the window there is what it is compared with, behind it a little of what followed; in lengths of the window. */
const before = 5;
const after = 0.5;

/**
 * Asks who set off an incident: around its window where that is known, so that the answer is the same at every zoom; in the
 * whole range where only the symptom is. A symptom that nobody chose is a guess and steers nothing: it is left out where
 * the window is known.
 *
 * @param chosen the symptom that a person chose
 * @param calls the input that carries who calls whom
 * @returns undefined where neither window nor symptom is known
 */
export function rankingQuestion(
  chosen: string | undefined,
  window: Window | undefined,
  calls: string | undefined,
  range: TimeRange
): RankingQuestion | undefined {
  if (window === undefined && chosen === undefined) {
    return undefined;
  }
  return {
    analysis: {
      kind: 'rootCause',
      format: 'report',
      ...(chosen === undefined ? {} : { target: chosen }),
      ...(window === undefined ? {} : { window }),
      ...(calls === undefined ? {} : { dependencies: { input: calls } }),
    },
    range: window === undefined ? range : rangeAround(window),
  };
}

function rangeAround({ fromMs, toMs }: Window): TimeRange {
  const from = dateTime(fromMs - before * (toMs - fromMs));
  const to = dateTime(toMs + after * (toMs - fromMs));
  return { from, to, raw: { from, to } };
}
