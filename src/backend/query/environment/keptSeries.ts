import { type SeriesDetection } from '../../../core/detectors/request/detection';

type Judgements = Pick<SeriesDetection, 'expected' | 'lower' | 'upper' | 'score'>;

/** One judgement a time, of the times that follow a first one. */
export interface KeptSeries {
  /** From here on judgements are known, and may be made from the state. */
  readonly fromMs: number;
  /** Up to here the samples had settled that were judged. */
  readonly toMs: number;
  /** Those of the times from `fromMs` to `toMs`, of which there may be none; the arrays are longer, with room for more. */
  readonly judgements: Judgements;
  readonly count: number;
  /** How long a range was asked for at the most. */
  readonly rangeMs: number;
  /** What the detector knew after a time, where it can go on from there. */
  readonly state?: { readonly atMs: number; readonly values: Float64Array };
}

/** How much room more than what is needed is taken, so that not every addition moves everything. */
const room = 1.25;

/** Judgements that are older than the longest range by more than this are let go. */
const slackMs = 3_600_000;

/** Judgements of a series that go on from kept ones, or begin. */
export function keptSeries(
  before: KeptSeries | undefined,
  added: {
    readonly judgements: Judgements;
    /** The time of the first one. */
    readonly firstMs: number;
    readonly stepMs: number;
    /** Up to where their samples have settled. */
    readonly toMs: number;
    /** How long a range was asked for. */
    readonly rangeMs: number;
  },
  state: KeptSeries['state']
): KeptSeries {
  const { judgements, firstMs, stepMs, toMs } = added;
  const rangeMs = Math.max(before?.rangeMs ?? 0, added.rangeMs);
  const validFromMs = before?.fromMs ?? firstMs;
  const count = before?.count ?? 0;
  const skipped = Math.max(0, Math.round((validFromMs - firstMs) / stepMs));
  const end = Math.max(skipped, Math.round((toMs - firstMs) / stepMs) + 1);
  const total = count + end - skipped;
  const known = before?.judgements;
  const add = (pick: keyof Judgements, first: number): Float64Array => {
    const grown =
      known !== undefined && first === 0 && known[pick].length >= total
        ? known[pick]
        : new Float64Array(Math.ceil(room * (total - first)));
    if (known !== undefined && grown !== known[pick]) {
      grown.set(known[pick].subarray(first, count));
    }
    // Who reads what was kept has views of the times before.
    grown.set(judgements[pick].subarray(skipped, end), count - first);
    return grown;
  };
  const isFull = known !== undefined && known.score.length < total;
  const oldestMs = toMs - rangeMs - slackMs;
  const dropped = isFull ? Math.min(count, Math.max(0, Math.floor((oldestMs - validFromMs) / stepMs))) : 0;
  return {
    fromMs: validFromMs + dropped * stepMs,
    toMs,
    count: total - dropped,
    rangeMs,
    judgements: {
      expected: add('expected', dropped),
      lower: add('lower', dropped),
      upper: add('upper', dropped),
      score: add('score', dropped),
    },
    ...(state === undefined ? {} : { state }),
  };
}

/** About how much memory they take, in bytes. */
export function keptBytes({ judgements, state }: KeptSeries): number {
  const stateBytes = state === undefined ? 0 : state.values.byteLength;
  return 400 + 4 * judgements.score.byteLength + stateBytes;
}
