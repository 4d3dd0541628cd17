import { StateTape } from '../../stateTape';
import { type ModelContext } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { profileStepMs, type Samples, type SeriesHistory } from '../detector/seriesHistory';
import { BlockHistory } from './blockHistory';
import { DayLimits } from './dayLimits';
import { DayProfile } from './dayProfile';
import { DeviationLevels } from './deviationLevels';
import { deviationAt, deviationCount, Deviations } from './deviations';
import { EarlierEpisodes } from './earlierEpisodes';
import { ensembleWindows, type EnsembleWindows, referenceBlocks } from './ensembleWindows';
import { Excuses } from './excuses';
import { HeldEvents } from './heldEvents';
import { jumpWeight } from './jumpWeight';
import { NoiseScale } from './noiseScale';
import { TailReference } from './tailReference';
import { UsualOfDay } from './usualOfDay';

const {
  jump,
  distance,
  stay,
  stayDistance,
  shortDrift,
  shortDistance,
  longDrift,
  longDistance,
  roughness,
  stepUp,
  stepDown,
} = deviationAt;

/** What looks at these deviations. */
export const memberNames = ['jump', 'stay', 'drift', 'unrest'] as const;

/** Half a day of blocks at least is needed to say what is usual. */
const fewestBlocks = 48;
/** What the members' scores weigh: found on generated and on real series, see docs/detectors.md. */
const weights = { jump: 1.05, jumpAlone: 0.7, stay: 0.85, stayAlone: 0.5, short: 0.6, long: 0.4, rough: 0.2 } as const;
/** What lasts weighs more where three weeks confirm that it never does: beyond what has come twice in the last fifty hours, too. */
const confirmedWeights = { stay: 1, drift: 0.85 } as const;
const recurringMargin = 1.3;
/** Unrest counts in full where it is this many times the largest of the last fifty hours: what comes again has been seen. */
const newUnrest = { flat: 1.6, other: 1.8 } as const;
/** So many changes of the usual as large as its corner are in the window of roughness at the most: up and down, or a slot early and late. */
const edgesInRoughness = 2;
/** What a step and what stays away exceed their sizes by in a steady series that has a rhythm: its edges come a little earlier or later. */
const steadyMargin = { flat: 1, other: 1.15 } as const;
/** By how much the score of what is anomalous, but came twice in the last fifty hours, or is seen in a steady series alone, exceeds 1 at the most, and that of what is new at the least. */
const unsurprising = 0.05;
/** A corner of the usual explains deviations up to this share of it in what was, a turn of it all of them: see `Excuses`. */
const excusedCorner = 0.5;
/** What comes every day at this time scores this much; the product of its two deviations may be this many times that of the last two days. */
const everyDay = 0.9;
const everyDayMargin = 2;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** An event goes on only while the distance from the usual is this share of its own threshold. */
const heldDistance = 0.8;
/** Persistence: the mean score of the last minutes counts this much. */
const persistence = 1.1;
/** ... but raises a score to no more than this many times its own. */
const persistenceOfOwn = 4;
/** Scores beyond say nothing more. */
const highestScore = 100;

/** One way through a series, sample by sample, in order of time. */
export class EnsemblePass {
  expected = NaN;
  lower = NaN;
  upper = NaN;
  score = NaN;
  /** Whether enough is known to judge. */
  isReady = false;

  private readonly windows: EnsembleWindows;
  private readonly times: Float64Array;
  private values: Float64Array;
  private readonly dayProfile: DayProfile;
  private readonly usual: UsualOfDay;
  /** 0 where steps are so coarse that the usual of each time of day holds every sample. */
  private readonly blocksPerDay: number;
  private readonly scores: Float64Array;
  private readonly tails: readonly TailReference[];
  private readonly noiseScale: NoiseScale;
  private readonly excuses = new Excuses(referenceBlocks);
  private readonly blocks: BlockHistory;
  private readonly events: HeldEvents;
  /** Undefined where days are read from the samples themselves, or from a pinned range. */
  private readonly episodes: EarlierEpisodes | undefined;
  /** The scores of the members for the sample judged last, in the order of `memberNames`. */
  readonly members = new Float64Array(memberNames.length);
  private readonly deviationLevels: DeviationLevels;
  private readonly levels: Float64Array;
  private readonly steadyLevels: Float64Array;
  private readonly deviations: Deviations;
  private readonly limits = new DayLimits();
  private areLimitsOld = true;
  /** The deviations of the sample judged last, each in the scale of its time of day. */
  private readonly sizes = new Float64Array(deviationCount);
  private isFrozen = false;
  private block = NaN;

  /**
   * `pinned`: days are read from these samples alone, whether they come before or after a value. Samples before the index
   * `firstScored` are learned from, and have no score.
   */
  constructor(
    series: SeriesHistory,
    private readonly context: ModelContext,
    private readonly first: number,
    pinned?: Samples,
    private readonly firstScored = first
  ) {
    const { stepMs, clock } = context;
    const windows = ensembleWindows(stepMs);
    this.windows = windows;
    this.times = series.times;
    this.values = series.values;
    this.blocksPerDay = stepMs < profileStepMs ? dayMs / windows.blockMs : 0;
    const slotMs = Math.max(profileStepMs, stepMs);
    const { profile } = series;
    const daily = pinned ?? (stepMs < profileStepMs ? profile : series);
    this.dayProfile = new DayProfile(
      daily ?? { times: new Float64Array(0), values: new Float64Array(0) },
      slotMs,
      clock,
      pinned !== undefined
    );
    this.usual = new UsualOfDay(this.dayProfile, clock.isUtc);
    this.episodes =
      pinned === undefined && stepMs < profileStepMs && profile !== undefined
        ? new EarlierEpisodes(profile, clock)
        : undefined;
    const length = series.values.length - first;
    this.deviations = new Deviations(windows, stepMs, length);
    this.scores = new Float64Array(length).fill(NaN);
    this.tails = Array.from({ length: deviationCount }, () => new TailReference(referenceBlocks, this.excuses));
    this.noiseScale = new NoiseScale(referenceBlocks);
    this.blocks = new BlockHistory(referenceBlocks, stepMs < profileStepMs);
    const perWeek = numberOption(context.options, 'alertsPerWeek');
    const variate = Math.max(3, Math.log(weekMs / windows.blockMs / perWeek) + 0.1);
    this.deviationLevels = new DeviationLevels(windows, this.tails, this.blocks, variate);
    this.levels = this.deviationLevels.levels;
    this.steadyLevels = this.deviationLevels.steadyLevels;
    this.events = new HeldEvents(windows);
  }

  /** Judges the sample at an index of the series; every index from `first` on, in order. */
  judge(index: number): void {
    const { times, values, windows, deviations } = this;
    const at = index - this.first;
    const value = values[index];
    const localMs = this.context.clock.localMs(times[index]);
    const block = Math.floor(localMs / windows.blockMs);
    if (block !== this.block && !this.isFrozen) {
      this.block = block;
      this.openBlock(index);
    }
    this.areLimitsOld = this.usual.moveTo(localMs) || this.areLimitsOld;
    const usual = this.usual.level === this.usual.level ? this.usual.level : deviations.centre;
    deviations.measure(at, value - usual);
    const scale = this.noiseScale.push(this.usual.restlessness);
    if (index >= this.firstScored) {
      this.judgeDeviations(at, value, usual, scale);
    }
    if (!this.isFrozen) {
      this.learn(index, localMs);
    }
  }

  /** How many earlier days the time of day of the sample judged last was compared with. */
  get days(): number {
    return this.usual.days;
  }

  /** What is known after the sample at an index, judged last, in numbers. `capacity` is about how many there are. */
  stateAfter(index: number, capacity: number): Float64Array {
    const tape = StateTape.empty(capacity);
    this.carry(tape, index - this.first);
    return tape.written;
  }

  /**
   * Goes on where another pass was after some sample of a series, which has the times of the one that this pass was made for, and so has its
   * profile: the next sample to judge is the one at index `first` + `tail` of the windows.
   */
  resume({ values, profile }: SeriesHistory, state: Float64Array): void {
    this.values = values;
    if (profile !== undefined) {
      this.dayProfile.read(profile.values);
      this.episodes?.read(profile.values);
    }
    this.carry(StateTape.of(state), this.windows.tail - 1);
  }

  private carry(tape: StateTape, at: number): void {
    this.areLimitsOld = true;
    this.isReady = tape.number(this.isReady ? 1 : 0) === 1;
    this.block = tape.number(this.block);
    this.deviationLevels.carry(tape);
    this.usual.carry(tape);
    this.deviations.carry(tape, at);
    this.noiseScale.carry(tape);
    this.excuses.carry(tape);
    this.tails.forEach((tail) => tail.carry(tape, this.noiseScale.scales));
    this.blocks.carry(tape);
    this.events.carry(tape);
    this.episodes?.carry(tape);
    tape.newest(this.scores, at, this.windows.tail);
  }

  /** What was learned so far is all there is to know: values that follow are judged by it. */
  freeze(): void {
    this.openBlock(this.firstScored);
    this.isFrozen = true;
  }

  private learn(index: number, localMs: number): void {
    const { values, deviations, usual } = this;
    const at = index - this.first;
    const value = values[index];
    this.excuses.push(Math.max(excusedCorner * usual.corner, usual.flip));
    if (value === value) {
      this.blocks.push(value, at > 0 ? value - values[index - 1] : NaN);
    }
    deviations.learn(at, value, localMs);
  }

  private openBlock(index: number): void {
    const { tails, blocks, windows, noiseScale, deviations } = this;
    const scale = noiseScale.closeBlock(deviations.largestOf(jump));
    this.excuses.closeBlock();
    for (let d = 0; d < deviationCount; d++) {
      tails[d].push(deviations.largestOf(d), scale);
    }
    if (noiseScale.look(this.block)) {
      tails.forEach((tail) => tail.rescale(noiseScale.scales));
    }
    const isScored = index + windows.blockMs / this.context.stepMs >= this.firstScored;
    blocks.closeBlock(isScored, this.usual.level);
    this.isReady = tails[0].count >= fewestBlocks;
    deviations.openBlock();
    if (!isScored) {
      return;
    }
    this.episodes?.measure(this.context.clock.localMs(this.times[index]));
    this.deviationLevels.measure();
    this.areLimitsOld = true;
  }

  private judgeDeviations(at: number, value: number, usual: number, scale: number): void {
    const { levels, blocks, limits, scores, members, sizes, deviations } = this;
    for (let d = 0; d < deviationCount; d++) {
      sizes[d] = deviations.sizes[d] / scale;
    }
    if (this.areLimitsOld) {
      this.areLimitsOld = false;
      limits.measure(this.usual, scale, this.episodes, this.tails[roughness].middle);
    }
    const centre = usual + deviations.offset;
    // Incidents of the last weeks raise what is rare, but not the band: it would flatten the line.
    const reach =
      scale * Math.sqrt(Math.max(levels[jump], limits.changeOfDay) * Math.max(levels[distance], limits.distanceOfDay));
    this.expected = centre;
    this.lower =
      blocks.minimum >= 0 || blocks.atMinimum > 0.5
        ? Math.max(centre - reach, Math.min(blocks.minimum, 0))
        : centre - reach;
    this.upper = blocks.atMaximum > 0.5 ? Math.min(centre + reach, blocks.maximum) : centre + reach;
    if (!this.isReady || value !== value) {
      this.score = NaN;
      return;
    }
    this.judgeJump();
    this.judgeStay();
    this.judgeDrift();
    this.judgeUnrest(at, scale);
    const own = Math.max(members[0], members[1], members[2], members[3]);
    scores[at] = own;
    const isFar = Math.abs(sizes[distance]) > heldDistance * Math.max(levels[distance], limits.distance);
    const held = this.events.update(own, deviations.residuals[at], deviations.level, isFar);
    const persistent = Math.min(persistence * this.meanScore(at), persistenceOfOwn * own);
    // What has come back is over, however surprising it was a moment ago.
    this.score = Math.max(own, held, isFar ? persistent : Math.min(persistent, 1));
  }

  private judgeJump(): void {
    const { levels, limits, blocks, deviations, members } = this;
    const ofJump = jumpWeight(deviations.sizes[jump], blocks);
    // Where the usual itself turns, a jump that weighs more has to be as much larger.
    const turnOfJump = ofJump * limits.turn;
    members[0] = Math.max(
      this.together(
        ofJump * weights.jump,
        jump,
        distance,
        Math.max(limits.change, turnOfJump),
        Math.max(limits.distance, ofJump * limits.corner)
      ),
      this.alone(ofJump * weights.jumpAlone, jump, Math.max(levels[jump], limits.change, turnOfJump))
    );
    if (!deviations.isWayBack) {
      const margin = steadyMargin[blocks.kind];
      members[0] = Math.max(
        members[0],
        this.steady(stepUp, limits.steadyChange, margin),
        this.steady(stepDown, limits.steadyChange, margin)
      );
    }
  }

  private judgeStay(): void {
    const { levels, limits, members } = this;
    members[1] = Math.max(
      this.together(weights.stay, stay, stayDistance, limits.change, limits.distance),
      this.alone(weights.stayAlone, stay, Math.max(levels[stay], limits.change)),
      this.confirmed(confirmedWeights.stay, stay, stayDistance, limits.confirmedStay, limits.confirmedStayDistance),
      this.steady(stay, limits.steadyChange, steadyMargin[this.blocks.kind])
    );
  }

  private judgeDrift(): void {
    const { limits, members } = this;
    const { confirmedDrift, confirmedDriftDistance } = limits;
    members[2] = Math.max(
      this.together(weights.short, shortDrift, shortDistance, limits.drift, limits.driftDistance),
      this.together(weights.long, longDrift, longDistance, limits.drift, limits.driftDistance),
      this.confirmed(confirmedWeights.drift, shortDrift, shortDistance, confirmedDrift, confirmedDriftDistance),
      this.confirmed(confirmedWeights.drift, longDrift, longDistance, confirmedDrift, confirmedDriftDistance),
      this.steady(longDistance, limits.steadyDistance),
      this.steadyTogether(shortDrift, shortDistance, limits.steadyDrift, limits.steadyDistance)
    );
  }

  private judgeUnrest(at: number, scale: number): void {
    const { levels, limits, members, windows, blocks, sizes } = this;
    const { middle: calm, most } = this.tails[roughness];
    members[3] = 0;
    // There is never more unrest than roughness: mostly nothing has to be looked at.
    if (!(sizes[roughness] > calm)) {
      return;
    }
    const unrest = this.deviations.unrestAt(at) / scale;
    const level = Math.max(
      levels[roughness] - calm,
      0.1 * levels[roughness],
      (edgesInRoughness * limits.corner) / windows.rough
    );
    const ofUnrest = (unrest - calm) / level;
    members[3] = this.ranked(weights.rough * ofUnrest, roughness, roughness);
    if (unrest > newUnrest[blocks.kind] * most) {
      members[3] = Math.max(members[3], beyondDoubt(this.ranked(ofUnrest, roughness, roughness)));
    }
  }

  /** The score of a deviation by itself. */
  private alone(weight: number, deviation: number, level: number): number {
    return this.ranked((weight * Math.abs(this.sizes[deviation])) / level, deviation, deviation);
  }

  /** The score of two deviations of one sign: their geometric mean. */
  private together(weight: number, local: number, global: number, leastLocal: number, leastGlobal: number): number {
    const { levels, sizes } = this;
    const product =
      (sizes[local] / Math.max(levels[local], leastLocal)) * (sizes[global] / Math.max(levels[global], leastGlobal));
    return product > 0 ? this.ranked(weight * Math.sqrt(product), local, global) : 0;
  }

  /** The same where three weeks confirm that this is rare; above 1 it says no more than that. */
  private confirmed(weight: number, local: number, global: number, leastLocal: number, leastGlobal: number): number {
    const { tails, sizes } = this;
    if (!(weight * weight * sizes[local] * sizes[global] > leastLocal * leastGlobal)) {
      return 0;
    }
    const score = this.together(
      weight,
      local,
      global,
      Math.max(leastLocal, recurringMargin * tails[local].recurring),
      Math.max(leastGlobal, recurringMargin * tails[global].recurring)
    );
    return score > 1 ? barelyAbove(score) : score;
  }

  /** The score of a deviation by itself where that of a steady series is above 1, else 0; above 1 it says no more than that. */
  private steady(deviation: number, least: number, margin = 1): number {
    const size = Math.abs(this.sizes[deviation]) / margin;
    return size > Math.max(this.steadyLevels[deviation], least)
      ? beyondDoubt(
          this.ranked(size / Math.max(this.deviationLevels.steadyLevel(deviation), least), deviation, deviation)
        )
      : 0;
  }

  /** The same of two deviations of one sign. */
  private steadyTogether(local: number, global: number, leastLocal: number, leastGlobal: number): number {
    const { steadyLevels, deviationLevels, sizes } = this;
    const scoreAt = (ofLocal: number, ofGlobal: number): number =>
      (sizes[local] / Math.max(ofLocal, leastLocal)) * (sizes[global] / Math.max(ofGlobal, leastGlobal));
    if (!(scoreAt(steadyLevels[local], steadyLevels[global]) > 1)) {
      return 0;
    }
    const product = scoreAt(deviationLevels.steadyLevel(local), deviationLevels.steadyLevel(global));
    return product > 1 ? beyondDoubt(this.ranked(Math.sqrt(product), local, global)) : 0;
  }

  /** A score above 1 says how surprising a deviation is: less than its size where the last days had some that were as large. */
  private ranked(score: number, local: number, global: number): number {
    if (!(score > everyDay)) {
      return score > 0 ? score : 0;
    }
    const { tails, sizes } = this;
    const size = Math.abs(sizes[local] * sizes[global]);
    if (this.blocksPerDay > 0) {
      const daily = tails[local].daily(this.blocksPerDay) * tails[global].daily(this.blocksPerDay);
      if (size < everyDayMargin * daily) {
        return everyDay;
      }
    }
    if (!(score > 1)) {
      return score;
    }
    const isSeen = size < tails[local].recurring * tails[global].recurring;
    return isSeen ? barelyAbove(score) : Math.min(score + unsurprising, highestScore);
  }

  private meanScore(at: number): number {
    const { scores, windows } = this;
    let sum = 0;
    for (let i = Math.max(0, at - windows.calm + 1); i <= at; i++) {
      sum += scores[i] || 0;
    }
    return sum / windows.calm;
  }
}

/** What a score above 1 becomes that says no more than that. */
function barelyAbove(score: number): number {
  return 1 + unsurprising * (1 - 1 / score);
}

function beyondDoubt(score: number): number {
  return score > 1 ? barelyAbove(score) : 0;
}
