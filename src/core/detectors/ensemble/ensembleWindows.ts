import { profileStepMs } from '../detector/seriesHistory';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Blocks of a quarter of an hour whose largest deviations say what is usual: fifty hours. */
export const referenceBlocks = 200;
/** In so many blocks what depends on all of them is looked at anew once: see `NoiseScale`. */
export const lookedAtBlocks = 16;
/** How many days before a time its rhythm is read from. */
export const profileDays = 28;

/**
 * Every window of the ensemble, in samples. A class for its speed: the shape of a literal is forgotten when garbage is collected, and with it
 * the code that was compiled for it.
 */
export class EnsembleWindows {
  /** A jump is a distance from the median of so many samples before. */
  readonly jump: number;
  /** A drift is a distance from the median of so many samples, `levelStride` apart. */
  readonly level: number;
  readonly levelStride: number;
  /** The level of today: the median of so many samples, `offsetStride` apart. */
  readonly offset: number;
  readonly offsetStride: number;
  /** What is averaged to see a short and a long drift. */
  readonly short: number;
  readonly long: number;
  /** Over how many changes roughness is averaged. */
  readonly rough: number;
  /** Over how many scores persistence is averaged; an event ends when it was calm for so long. */
  readonly calm: number;
  /** How long an event goes on at the most before it is the new level. */
  readonly event: number;
  /** The length of a block. */
  readonly blockMs: number;
  /** How many of the newest samples are looked at one by one. */
  readonly tail: number;
  /** How many samples before a judged one any of this depends on. */
  readonly reach: number;

  constructor(stepMs: number) {
    const samples = (ms: number, least: number): number => Math.max(least, Math.round(ms / stepMs));
    this.jump = samples(30 * minuteMs, 5);
    this.levelStride = samples(minuteMs, 1);
    this.level = Math.max(12, Math.round((3 * hourMs) / (this.levelStride * stepMs)));
    this.offsetStride = samples(5 * minuteMs, 1);
    this.offset = Math.max(24, Math.round((12 * hourMs) / (this.offsetStride * stepMs)));
    this.short = samples(5 * minuteMs, 2);
    this.long = samples(20 * minuteMs, 2);
    this.rough = samples(10 * minuteMs, 5);
    this.calm = samples(10 * minuteMs, 2);
    this.event = samples(6 * hourMs, 6);
    this.blockMs = Math.max(profileStepMs, stepMs);
    this.tail = Math.max(this.short, this.long, this.rough + 1, this.calm);
    const blockSamples = Math.ceil(this.blockMs / stepMs);
    // Coarse steps have no profile of their own: days come from the samples.
    const days = stepMs >= profileStepMs ? Math.ceil(((profileDays + 1) * dayMs) / stepMs) : 0;
    // The terms at the end: a block and a stride may begin anywhere within their length. The median of half a day counts twice: of values,
    // where no day is known, and of what is left of them.
    this.reach =
      days +
      this.event +
      2 * this.calm +
      (referenceBlocks + lookedAtBlocks + 3) * blockSamples +
      this.level * this.levelStride +
      2 * this.offset * this.offsetStride +
      this.long +
      this.rough +
      this.levelStride +
      this.offsetStride +
      2;
  }
}

/** The windows at a step: stated times, and at coarse steps a least number of samples. */
export function ensembleWindows(stepMs: number): EnsembleWindows {
  return new EnsembleWindows(stepMs);
}
