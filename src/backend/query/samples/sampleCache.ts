import { dependsOnRange } from '../../upstreams/dependsOnRange';
import { type RangeAnswer, type RangeRequest, type Upstream } from '../../upstreams/upstream';
import { metrics } from '../../telemetry/metrics';
import { takingTurns } from '../../workers/takingTurns';
import { answerKeys } from './answerKeys';
import { blockPieces, blockPlace } from './blockPieces';
import { coveringBlocks, gapsBetween } from './gapsBetween';
import { inTurn, type Line } from './inTurn';
import {
  agree,
  type BlockIdentity,
  blockOf,
  bytesOf,
  type GridSpan,
  joinedBlocks,
  type SampleBlock,
} from './sampleBlock';
import { type SampleWindow } from './sampleWindow';
import { unorderedWindow } from './unorderedWindow';

/** Stores take late samples in for a while: nothing younger is kept. */
const settleMs = 600_000;
/** How much of what is kept is read again each time that something follows it. */
const overlapMs = 600_000;
/** What is not kept still answers equal calls that come together. */
const togetherMs = 1000;
/** Everything is fetched anew after this long, since stores are backfilled. */
const longestAgeMs = 6 * 3_600_000;

/** What an expression and a series of it take beside texts and samples, about. */
const bytesOfEntry = 1000;
const bytesOfIdentity = 400;

const requests = metrics.counter(
  'covary_sample_cache_requests_total',
  'Ranges of samples by how much of them was known: all (hit), some (partial) or nothing (miss).'
);

/** One expression of one store at one step. */
interface Entry extends Line {
  readonly key: string;
  readonly upstream: Upstream;
  readonly identities: Map<string, BlockIdentity>;
  /** By place: a block's times, or a part of them. */
  readonly blocks: Map<number, SampleBlock>;
  bytes: number;
  firstFetchedMs: number;
  /** Another number whenever it is forgotten. */
  generation: number;
  warnings: readonly string[];
  executed: string;
  /** What is too young to be kept, for who asks at the same time. */
  youngest: { readonly blocks: readonly SampleBlock[]; readonly fetchedMs: number } | undefined;
  /** How many ask for it at the moment. */
  callers: number;
  leaving: NodeJS.Timeout | undefined;
}

/**
 * Samples of all queries and analyses, by store (opened with its credentials and tenant), expression and step. What is
 * known is not fetched again, but for an overlap before what is new: where that differs, everything of the
 * expression is fetched anew, so that a process that has been asked before answers as a fresh one. Callers of one expression
 * take turns, so that equal calls in flight are one. Beyond `maxBytes` what was used longest ago goes.
 */
export class SampleCache {
  private readonly entries = new Map<Upstream, Map<string, Entry>>();
  /** In the order of use. */
  private readonly used = new Set<Entry>();
  private bytes = 0;
  private generations = 0;

  constructor(private readonly options: { readonly maxBytes: number; readonly nowMs: () => number }) {}

  /** How many bytes the kept samples take, about. */
  get keptBytes(): number {
    return this.bytes;
  }

  /** Up to when nothing is expected to change any more. */
  get settledMs(): number {
    return this.options.nowMs() - settleMs;
  }

  /** Of how many expressions something is known, or being asked. */
  get entryCount(): number {
    return [...this.entries.values()].reduce((sum, ofStore) => sum + ofStore.size, 0);
  }

  /** Fetches what is not known of a range. Rejects as the store does, and with the signal's reason when that fires. */
  async fetch(upstream: Upstream, request: RangeRequest, signal: AbortSignal): Promise<SampleWindow> {
    const entry = this.entryOf(upstream, request);
    // Who has waited may take what was fetched meanwhile.
    const askedMs = this.options.nowMs();
    entry.callers += 1;
    try {
      return await inTurn(entry, signal, async () => {
        const window = await this.update(entry, request, askedMs, signal);
        this.keepInBounds(entry);
        return window;
      });
    } finally {
      entry.callers -= 1;
      this.letYoungestGo(entry);
    }
  }

  /** Forgets everything of a store. */
  drop(upstream: Upstream): void {
    for (const entry of this.entries.get(upstream)?.values() ?? []) {
      this.forget(entry);
      this.used.delete(entry);
    }
    this.entries.delete(upstream);
  }

  private entryOf(upstream: Upstream, { input, fromMs, stepMs, intervalMs, maxSeries, shown }: RangeRequest): Entry {
    const { refId: _, ...asked } = input;
    const range = dependsOnRange(input.expr ?? input.query ?? '') ? shown : undefined;
    const key = JSON.stringify([
      asked,
      stepMs,
      ((fromMs % stepMs) + stepMs) % stepMs,
      intervalMs ?? stepMs,
      maxSeries,
      range,
    ]);
    const ofStore = this.entries.get(upstream) ?? new Map<string, Entry>();
    this.entries.set(upstream, ofStore);
    const known = ofStore.get(key);
    if (known !== undefined) {
      return known;
    }
    const entry: Entry = {
      key,
      upstream,
      identities: new Map(),
      blocks: new Map(),
      bytes: 0,
      firstFetchedMs: NaN,
      generation: (this.generations += 1),
      warnings: [],
      executed: '',
      youngest: undefined,
      turn: Promise.resolve(),
      length: 0,
      callers: 0,
      leaving: undefined,
    };
    ofStore.set(key, entry);
    return entry;
  }

  private async update(
    entry: Entry,
    request: RangeRequest,
    askedMs: number,
    signal: AbortSignal
  ): Promise<SampleWindow> {
    const nowMs = this.options.nowMs();
    if (nowMs - entry.firstFetchedMs > longestAgeMs) {
      this.forget(entry);
    }
    if (entry.youngest !== undefined && askedMs - entry.youngest.fetchedMs > togetherMs) {
      entry.youngest = undefined;
    }
    const { fromMs, toMs, stepMs } = request;
    const span = { fromMs, toMs, stepMs };
    const young: SampleBlock[] = [...(entry.youngest?.blocks ?? [])];
    const gaps = gapsBetween(knownBlocks(entry), span);
    requests.increment({ result: gaps.length === 0 ? 'hit' : entry.blocks.size === 0 ? 'miss' : 'partial' });
    for (const gap of gaps) {
      const known = knownBlocks(entry);
      const before = known.find((block) => block.toMs === gap.fromMs - stepMs);
      const hasAfter = known.some((block) => block.fromMs === gap.toMs + stepMs);
      const overlap = before === undefined ? stepMs : overlapOf(before);
      const answer = await entry.upstream.queryRange(
        { ...request, fromMs: gap.fromMs - overlap, toMs: hasAfter ? gap.toMs + stepMs : gap.toMs },
        signal
      );
      signal.throwIfAborted();
      if (!(await takingTurns(isOrdered(answer), signal))) {
        this.forget(entry);
        return takingTurns(unorderedWindow(await entry.upstream.queryRange(request, signal), span), signal);
      }
      entry.warnings = answer.warnings;
      entry.executed = answer.executed;
      const keys = await takingTurns(answerKeys(answer.series), signal);
      const identitiesBytes = await takingTurns(identify(entry, answer, keys), signal);
      entry.bytes += identitiesBytes;
      this.bytes += identitiesBytes;
      if (before !== undefined) {
        const both = { fromMs: gap.fromMs - overlap + stepMs, toMs: before.toMs, stepMs };
        if (both.fromMs <= both.toMs && !(await takingTurns(agrees(entry, answer, keys, before, both), signal))) {
          this.forget(entry);
          return this.update(entry, request, askedMs, signal);
        }
      }
      young.push(...(await this.keep(entry, answer, keys, gap, nowMs)));
      entry.youngest = { blocks: young, fetchedMs: this.options.nowMs() };
    }
    const { warnings, executed, generation } = entry;
    const blocks = await takingTurns(coveringBlocks(knownBlocks(entry), span), signal);
    return { ...span, blocks, warnings, executed, generation, settledMs: nowMs - settleMs };
  }

  /** Keeps what has settled of an answer; what has not is returned. */
  private async keep(
    entry: Entry,
    answer: RangeAnswer,
    keys: readonly string[],
    gap: GridSpan,
    nowMs: number
  ): Promise<readonly SampleBlock[]> {
    const young: SampleBlock[] = [];
    const settledMs = nowMs - settleMs;
    for (const piece of blockPieces(gap, settledMs)) {
      const block = await takingTurns(blockOf(answer.series, keys, entry.identities, piece));
      if (piece.toMs > settledMs) {
        young.push(block);
        continue;
      }
      const place = blockPlace(piece.fromMs, piece.stepMs);
      const known = entry.blocks.get(place);
      const joined =
        known === undefined
          ? block
          : known.toMs < block.fromMs
            ? await takingTurns(joinedBlocks(known, block))
            : await takingTurns(joinedBlocks(block, known));
      entry.blocks.set(place, joined);
      const grown = bytesOf(joined) - (known === undefined ? 0 : bytesOf(known));
      entry.bytes += grown;
      this.bytes += grown;
      entry.firstFetchedMs = Number.isNaN(entry.firstFetchedMs) ? nowMs : entry.firstFetchedMs;
    }
    return young;
  }

  private forget(entry: Entry): void {
    this.bytes -= entry.bytes;
    entry.bytes = 0;
    entry.blocks.clear();
    entry.identities.clear();
    entry.youngest = undefined;
    entry.firstFetchedMs = NaN;
    entry.generation = this.generations += 1;
  }

  /** What is too young to be kept goes soon, and with it an entry that has nothing else. */
  private letYoungestGo(entry: Entry): void {
    clearTimeout(entry.leaving);
    entry.leaving = setTimeout(() => {
      if (entry.callers === 0) {
        entry.youngest = undefined;
        if (entry.blocks.size === 0) {
          this.remove(entry);
        }
      }
    }, togetherMs).unref();
  }

  private keepInBounds(latest: Entry): void {
    this.used.delete(latest);
    this.used.add(latest);
    for (const entry of this.used) {
      if (this.bytes <= this.options.maxBytes) {
        return;
      }
      // Who is being asked is in the midst of its blocks.
      if (entry.callers === 0 || entry === latest) {
        this.remove(entry);
      }
    }
  }

  private remove(entry: Entry): void {
    this.forget(entry);
    this.used.delete(entry);
    const ofStore = this.entries.get(entry.upstream);
    if (ofStore?.get(entry.key) === entry) {
      ofStore.delete(entry.key);
    }
  }
}

function knownBlocks({ blocks, youngest }: Entry): readonly SampleBlock[] {
  return [...blocks.values(), ...(youngest?.blocks ?? [])].sort((a, b) => a.fromMs - b.fromMs);
}

/** How far before the end of a known block what follows it is asked for: at least a step, at most all that it knows. */
function overlapOf({ fromMs, toMs, stepMs }: SampleBlock): number {
  return Math.min(Math.ceil(overlapMs / stepMs) * stepMs, toMs - fromMs) + stepMs;
}

function* isOrdered({ series }: RangeAnswer): Generator<undefined, boolean> {
  for (const { times } of series) {
    for (let i = 1; i < times.length; i++) {
      if (!((times[i] ?? NaN) >= (times[i - 1] ?? NaN))) {
        return false;
      }
    }
    yield;
  }
  return true;
}

/** Notes who the series of an answer are; returns about how many bytes that takes which was not known before. */
function* identify(
  { identities, key: asked }: Entry,
  { series }: RangeAnswer,
  keys: readonly string[]
): Generator<undefined, number> {
  let bytes = identities.size === 0 ? bytesOfEntry + 2 * asked.length : 0;
  for (const [s, { name, labels }] of series.entries()) {
    const key = keys[s] ?? '';
    if (!identities.has(key)) {
      identities.set(key, { name, labels });
      // The key holds the labels and the name once more.
      bytes += bytesOfIdentity + 2 * key.length;
    }
    yield;
  }
  return bytes;
}

/** Whether an answer says the same of a span as what is known of it. */
function* agrees(
  { identities }: Entry,
  { series }: RangeAnswer,
  keys: readonly string[],
  known: SampleBlock,
  span: GridSpan
): Generator<undefined, boolean> {
  return yield* agree(known, yield* blockOf(series, keys, identities, span), span);
}
