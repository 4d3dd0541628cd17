import { type RangeAnswer, type RangeRequest, type Upstream } from '../../../../src/backend/upstreams/upstream';
import { seededRandom } from '../../../../src/core/random';

const stepMs = 60_000;

/** The first sample's time. */
export const startMs = 1_749_945_600_000;

/** Series a minute from `startMs` on: three, and one that comes and goes; some samples may be late, or missing. */
export class MinuteStore implements Upstream {
  private readonly columns = [1, 2, 3, 4].map((seed) => {
    const random = seededRandom(seed);
    return Float64Array.from({ length: 101 * 60 }, (_, i) => 50 + 20 * Math.sin(i / 200 + seed) + 3 * random());
  });
  /** How many range queries it answered. */
  calls = 0;
  readonly late = new Map<number, number>();
  /** From when on the fourth series has samples. */
  fourthMs = Infinity;

  queryRange({ fromMs, toMs, stepMs: askedMs }: RangeRequest): Promise<RangeAnswer> {
    this.calls += 1;
    const times: number[] = [];
    for (
      let time = Math.max(fromMs, startMs + ((((fromMs - startMs) % askedMs) + askedMs) % askedMs));
      time <= toMs;
      time += askedMs
    ) {
      times.push(time);
    }
    return Promise.resolve({
      series: this.columns.flatMap((values, s) => {
        const present = times.filter((time) => this.has(s, time));
        return present.length === 0
          ? []
          : [
              {
                name: `s${s}`,
                labels: { s: String(s) },
                times: Float64Array.from(present),
                values: Float64Array.from(
                  present,
                  (time) => this.late.get(time) ?? values[Math.floor((time - startMs) / stepMs)] ?? NaN
                ),
              },
            ];
      }),
      warnings: [],
      executed: '',
    });
  }

  /** The third series has a sample every five minutes in its first and in its last hours, and a gap now and then. */
  private has(s: number, time: number): boolean {
    const minute = Math.floor((time - startMs) / stepMs);
    if (s === 2) {
      const isSparse = minute < 95 * 60 || minute > 98 * 60;
      return isSparse ? minute % 5 === 0 : minute % 23 !== 0;
    }
    return s < 3 || time >= this.fourthMs;
  }

  health(): Promise<string> {
    return Promise.resolve('');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
