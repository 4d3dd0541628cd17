import { type z } from 'zod';
import { type MetricMetadata } from '../../core/rootcause/roles/roleOfMetadata';
import { failure, type Result } from '../../core/result';
import { type LabelledSeries } from '../../core/series/labelledSeries';
import { type Trace } from '../../core/traces/span';
import { type QueryInput } from '../../protocol/query';
import { type DeclaredUpstreamKind } from '../../protocol/upstreamKinds';

/** What to fetch: from and to are multiples of the step, both ends included. */
export interface RangeRequest {
  readonly input: QueryInput;
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
  /** What `$__interval` and `$__rate_interval` are made from where it is not the step: that of the times to judge, in requests for their history. */
  readonly intervalMs?: number;
  readonly maxSeries: number;
  /** The range that the user sees, which `$__range` and `@ start()` mean; all of it where it is left out. */
  readonly shown?: { readonly fromMs: number; readonly toMs: number };
}

export interface RangeAnswer {
  readonly series: readonly LabelledSeries[];
  /** What the store wants its user to know, in its own words. */
  readonly warnings: readonly string[];
  /** The query as it was sent, variables replaced. */
  readonly executed: string;
}

/** Which labels to list: the names of all, or the values of one, that series have between two times. */
export interface LabelRequest {
  readonly fromMs: number;
  readonly toMs: number;
  readonly label?: string;
  /** Of the series that this selects, in the store's own language, or of this measurement; of all where it is left out. */
  readonly match?: string;
}

/** Which traces to find, and how many at most. */
export interface TraceSearch {
  readonly query: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly order: 'slowest' | 'newest';
  readonly most: number;
}

/** What a search finds. */
export interface FoundTraces {
  readonly traces: readonly Trace[];
  /** What of it is missing, and why. */
  readonly warnings: readonly string[];
}

/** Names or values of labels. */
export interface LabelAnswer {
  readonly labels: readonly string[];
  /** What the store wants its user to know: that some are missing. */
  readonly warnings: readonly string[];
}

/** What a test of a store finds beside its name and version. */
export interface StoreFacts {
  /** How many series it has now. */
  readonly series?: number;
  /** How far its clock is ahead of ours; negative where it is behind. */
  readonly clockOffsetMs?: number;
}

/** A store that series, or traces, come from. Every call ends at its deadline or when the signal is aborted, whichever is first. */
export interface Upstream {
  /** How far apart its samples usually are, where its settings say so. */
  readonly scrapeIntervalMs?: number | undefined;
  /** How many earlier days it may be asked for a profile (a sample each quarter of an hour) unless a query says otherwise; 35 where it is left out. */
  readonly profileDays?: number;
  /** A store that has traces only rejects, and says so. */
  queryRange(request: RangeRequest, signal: AbortSignal): Promise<RangeAnswer>;
  /** Fetches the trace of an id, which is hexadecimal; stores that have none lack it. */
  fetchTrace?(id: string, signal: AbortSignal): Promise<Trace>;
  /**
   * Finds traces of a time by the store's own language, the slowest or the newest first: its own, or those that its samples
   * or lines name. Stores that know of none lack it.
   */
  searchTraces?(search: TraceSearch, signal: AbortSignal): Promise<FoundTraces>;
  /**
   * Lists names or values of labels (tags, columns), metrics being the values of `__name__`; stores that cannot say lack it.
   */
  listLabels?(request: LabelRequest, signal: AbortSignal): Promise<LabelAnswer>;
  /** What the store says of a metric by its name; undefined where it does not know it. Stores that describe none lack it. */
  describeMetric?(metric: string, signal: AbortSignal): Promise<MetricMetadata | undefined>;
  /** How far apart the samples lie that a query reads, about; undefined where the store cannot tell. */
  sampleStepMs?(input: QueryInput, atMs: number, signal: AbortSignal): Promise<number | undefined>;
  /** Asks the store whether it can be queried; resolves to what it is ("Prometheus 2.53"), rejects with the reason. */
  health(signal: AbortSignal): Promise<string>;
  /** What else can be told of the store; each fact that it does not tell is left out. */
  facts?(signal: AbortSignal): Promise<StoreFacts>;
  /** Lets its connections go once their calls have ended; it is not used afterwards. */
  close(): Promise<void>;
}

/** The secrets of one upstream, by their short names ("password", "token"). */
export type Secrets = Readonly<Record<string, string>>;

/** Another store of the same data source by its name, or why there is none; asked when it is needed, since it may be opened later. */
export type OtherStores = (name: string) => Result<Upstream>;

/** Where a store is opened by itself. */
export const noOthers: OtherStores = (name) => failure(`there is no upstream "${name}"`);

/**
 * A kind of store: what settings it takes, how it is asked (the browser's editor, variables and filters go by it) and how one
 * is opened. To add one, write a folder that exports this and add
 * a line to the registry; the contract suite runs on it from there.
 */
export interface UpstreamKind<Settings extends { readonly name: string } = { readonly name: string }> extends Pick<
  DeclaredUpstreamKind,
  'input' | 'variants'
> {
  readonly kind: string;
  readonly title: string;
  /** What it is for, in a sentence without a full stop. */
  readonly description: string;
  readonly settings: z.ZodType<Settings>;
  /** Kinds that ask stores themselves need no others. */
  open(settings: Settings, secrets: Secrets, others?: OtherStores): Upstream;
}

/** Why a store could not answer: its own fault or that of its configuration, never ours. The message is for the user. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';

  constructor(
    message: string,
    /** The HTTP status to answer with: what the store said, or 502 and 504 where it said nothing. */
    readonly status: number,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
