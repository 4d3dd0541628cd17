import { type MetricMetadata } from '../../../core/rootcause/roles/roleOfMetadata';
import { z } from 'zod';
import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { type QueryInput } from '../../../protocol/query';
import { storeInputs } from '../../../protocol/storeInputs';
import { takingTurns } from '../../workers/takingTurns';
import { joinChunks } from '../joinChunks';
import { textNumber } from '../textNumber';
import {
  type LabelAnswer,
  type LabelRequest,
  noOthers,
  type OtherStores,
  type RangeAnswer,
  type RangeRequest,
  type Upstream,
  UpstreamError,
  type UpstreamKind,
} from '../upstream';
import { type TierPart, tierParts } from './tierParts';

const age = z.string().refine((text) => textNumber(text) > 0, 'is an age such as 15d or 12h');

const tieredSettings = z
  .strictObject({
    name: z.string().min(1),
    kind: z.literal('tiered'),
    stores: z.array(z.string().min(1)).min(2, 'needs two stores at least').max(10).meta({
      title: 'Stores',
      description: 'The names of the stores, that with the youngest samples first; all are asked in the same language.',
    }),
    ages: z.array(age).min(1).max(9).meta({
      title: 'Ages',
      description:
        'Up to which age each store but the last one is asked, such as 15d and 180d: somewhat less than it keeps its samples.',
    }),
    language: z
      .enum(['promql', 'logql', 'influxql', 'flux', 'sql'])
      .default('promql')
      .meta({
        title: 'Language',
        description: 'In what all of the stores are asked',
        choices: { promql: 'PromQL', logql: 'LogQL', influxql: 'InfluxQL', flux: 'Flux', sql: 'SQL' },
      }),
    leftOut: z.array(z.string().min(1)).max(50).default([]).meta({
      title: 'Labels left out',
      description:
        'Labels that some of the stores add, such as replica: without them the series of two stores are one.',
    }),
  })
  .refine(({ stores, ages }) => ages.length === stores.length - 1, {
    path: ['ages'],
    error: 'needs one age for each store but the last',
  })
  .refine(({ ages }) => ages.every((text, i) => i === 0 || textNumber(text) > textNumber(ages[i - 1] ?? '')), {
    path: ['ages'],
    error: 'must grow from store to store',
  })
  .refine(({ stores, name }) => new Set(stores).size === stores.length && !stores.includes(name), {
    path: ['stores'],
    error: 'must name each store once, and not this one',
  });
type TieredSettings = z.infer<typeof tieredSettings>;

/** Several stores as one, by the age of their samples: what is kept for days, for months, for years. */
export const tieredUpstream: UpstreamKind<TieredSettings> = {
  kind: 'tiered',
  title: 'Tiered',
  description: 'Several stores as one: each is asked for samples of its age, and the answers are joined',
  settings: tieredSettings,
  ...storeInputs.tiered,
  open: (settings, _, others = noOthers) => new TieredUpstream(settings, others),
};

class TieredUpstream implements Upstream {
  private readonly agesMs: readonly number[];
  private readonly leftOut: ReadonlySet<string>;

  constructor(
    private readonly settings: TieredSettings,
    private readonly others: OtherStores
  ) {
    this.agesMs = settings.ages.map((text) => 1000 * textNumber(text));
    this.leftOut = new Set(settings.leftOut);
  }

  get scrapeIntervalMs(): number | undefined {
    const known = this.known().flatMap(({ scrapeIntervalMs }) => scrapeIntervalMs ?? []);
    return known.length === 0 ? undefined : Math.max(...known);
  }

  get profileDays(): number {
    return Math.min(...this.known().map(({ profileDays = 35 }) => profileDays), 35);
  }

  async queryRange(request: RangeRequest, signal: AbortSignal): Promise<RangeAnswer> {
    const { input } = request;
    if ((input.expr ?? input.query ?? '').trim() === '') {
      throw new UpstreamError(`input ${input.refId}: write a query for ${this.settings.name}`, 400);
    }
    const parts = tierParts(request, this.agesMs, Date.now());
    const shown = request.shown ?? { fromMs: request.fromMs, toMs: request.toMs };
    const answers = await Promise.all(
      parts.map(async (part) => {
        const { tier, askedFromMs: fromMs, toMs } = part;
        const answer = await this.storeOf(tier).queryRange({ ...request, fromMs, toMs, shown }, signal);
        return { ...answer, series: answer.series.map((one) => this.partOf(one, part)) };
      })
    );
    const executed = [...new Set(answers.map((answer) => answer.executed))];
    return {
      series: await takingTurns(joinChunks(answers.map(({ series }) => series)), signal),
      warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
      executed: executed.join('\n'),
    };
  }

  async listLabels(request: LabelRequest, signal: AbortSignal): Promise<LabelAnswer> {
    const tiers = tierParts({ ...request, stepMs: 1 }, this.agesMs, Date.now()).map(({ tier }) => tier);
    const answers = await Promise.all(tiers.map((tier) => this.storeOf(tier).listLabels?.(request, signal)));
    const labels = answers.flatMap((answer) => answer?.labels ?? []);
    return {
      labels: [...new Set(request.label === undefined ? labels.filter((label) => !this.leftOut.has(label)) : labels)],
      warnings: answers.flatMap((answer) => answer?.warnings ?? []),
    };
  }

  /** As the store of the newest samples has it. */
  async describeMetric(metric: string, signal: AbortSignal): Promise<MetricMetadata | undefined> {
    return this.storeOf(0).describeMetric?.(metric, signal);
  }

  async sampleStepMs(input: QueryInput, atMs: number, signal: AbortSignal): Promise<number | undefined> {
    const [part] = tierParts({ fromMs: atMs, toMs: atMs, stepMs: 1 }, this.agesMs, Date.now());
    return this.storeOf(part?.tier ?? 0).sampleStepMs?.(input, atMs, signal);
  }

  /** A tier that cannot be queried makes all of it fail, as the queries that reach into it do. */
  async health(signal: AbortSignal): Promise<string> {
    const found = await Promise.all(
      this.settings.stores.map(async (store, tier) => `${store} (${await this.storeOf(tier).health(signal)})`)
    );
    return `Tiered: ${found.join(', ')}`;
  }

  close(): Promise<void> {
    // The stores are closed by themselves.
    return Promise.resolve();
  }

  private storeOf(tier: number): Upstream {
    const name = this.settings.stores[tier] ?? '';
    const found = this.others(name);
    if (!found.ok) {
      throw new UpstreamError(`${this.settings.name}: ${found.error}`, 400);
    }
    if (found.value instanceof TieredUpstream) {
      throw new UpstreamError(`${this.settings.name}: the store "${name}" is a tiered one itself`, 400);
    }
    return found.value;
  }

  /** The stores that can be asked. */
  private known(): readonly Upstream[] {
    return this.settings.stores.flatMap((name) => {
      const found = this.others(name);
      return found.ok && !(found.value instanceof TieredUpstream) ? [found.value] : [];
    });
  }

  /** What of a series is of the part, by the labels that all stores have. */
  private partOf(series: LabelledSeries, { afterMs }: TierPart): LabelledSeries {
    const labels =
      this.leftOut.size === 0
        ? series.labels
        : Object.fromEntries(Object.entries(series.labels).filter(([label]) => !this.leftOut.has(label)));
    const start = series.times.findIndex((time) => time > afterMs);
    const from = start < 0 ? series.times.length : start;
    return { ...series, labels, times: series.times.subarray(from), values: series.values.subarray(from) };
  }
}
