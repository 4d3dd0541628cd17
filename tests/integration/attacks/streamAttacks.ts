import { setTimeout } from 'node:timers/promises';
import { followPlugin } from '../backend/followPlugin';
import { type Attack } from './attack';

const secondMs = 1000;
const dayMs = 86_400_000;

interface Followed {
  readonly expr?: string;
  readonly stepMs: number;
  readonly rangeMs: number;
  readonly isDemo?: true;
  /** How many follow at once, all as one user. */
  readonly count?: number;
  /** How long they stay after the first frame. */
  readonly stayMs?: number;
}

/** Streams that are followed, and left; what is seen goes on after that, for what they leave behind. */
function streams(
  name: string,
  sees: RegExp,
  { expr = 'series(3)', stepMs, rangeMs, isDemo, count = 1, stayMs = 0 }: Followed
): Attack {
  return {
    name,
    sees,
    run: async ({ host, storeUrl }) => {
      const followed = Array.from({ length: count }, (_, i) =>
        followPlugin(host, {
          upstream: isDemo === true ? { kind: 'demo' } : { kind: 'prometheus', url: storeUrl },
          settingsId: isDemo === true ? 'demo' : 'attacks',
          query: {
            inputs: [{ refId: 'a', expr: isDemo === true ? expr : `${expr} # ${i}` }],
            analysis: { kind: 'anomaly', detector: 'rollingZScore' },
            stepMs,
          },
          fromMs: Date.now() - rangeMs,
        })
      );
      const frames = await Promise.all(followed.map((stream) => stream.next()));
      await setTimeout(stayMs);
      followed.forEach((stream) => stream.leave());
      await setTimeout(secondMs);
      const texts = frames.map(
        ({ said, rows }) => said.replace(/\d{4}-\S+Z/, 'TIME') || (rows > 0 ? 'the data' : 'no data')
      );
      return [...new Set(texts)].join(' / ');
    },
  };
}

/** What a viewer who follows can ask for; those of an hour are what people do follow. */
export const streamAttacks: readonly Attack[] = [
  streams('a stream of an hour by the second', /the data/, { stepMs: secondMs, rangeMs: 3_600_000, stayMs: 5000 }),
  streams('a stream of 7 days by the second', /max_stream_values/, {
    stepMs: secondMs,
    rangeMs: 7 * dayMs,
  }),
  streams('a stream of 365 days by the second', /max_stream_values/, { stepMs: secondMs, rangeMs: 365 * dayMs }),
  streams('a stream of 365 days by the minute, of the demo', /./, {
    expr: 'shop_service_latency_ms',
    isDemo: true,
    stepMs: 60_000,
    rangeMs: 365 * dayMs,
  }),
  streams('a stream with a step of 2^31 ms', /./, { stepMs: 2 ** 31, rangeMs: 365 * dayMs, stayMs: 5000 }),
  streams('a stream of 2000 series', /./, { expr: 'series(2000)', stepMs: 60_000, rangeMs: 6 * 3_600_000 }),
  streams('40 streams of one user', /30 live streams of yours run already.*max_streams_per_user/, {
    count: 40,
    stepMs: 60_000,
    rangeMs: 3_600_000,
  }),
];
