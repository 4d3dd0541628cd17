import { type EarlierEpisodes } from './earlierEpisodes';
import { type UsualOfDay } from './usualOfDay';

/** How far the day-to-day spread of a time of day counts. */
const spreadsOfDay = 3.5;
/** The same for averages, of what is left when the noise of single samples is taken out of the spread. */
const driftSpreads = 5;
/** The noise of single samples, of what the roughest ten minutes of the middle block show, and with the margin of a small sample. */
const noiseOfRoughness = 0.7;
const noiseMargin = 1.5;
/** What single samples of the last three weeks were surprising by counts this much: a deviation of that size is none. */
const episodeShare = 0.6;
/** Where three weeks confirm that nothing lasts, what does has to exceed what has lasted so many times; the spread from day to day counts by half. */
const lastingMargin = 1.5;
const confirmedSpreads = 0.5;

/**
 * What deviations have to exceed at a time of day besides what their own tails say: by how far days differ, where the usual turns or has an edge,
 * and by the episodes of the last weeks. All in the scale of that time; the same for a whole slot.
 */
export class DayLimits {
  /** How far the usual turns or bends. */
  turn = 0;
  corner = 0;
  /** Of single samples by how far days differ alone. */
  changeOfDay = 0;
  distanceOfDay = 0;
  /** Of single samples, and of averages. */
  change = 0;
  distance = 0;
  drift = 0;
  driftDistance = 0;
  /** Of what three weeks confirm to be rare; Infinity where they say nothing. */
  confirmedStay = Infinity;
  confirmedStayDistance = Infinity;
  confirmedDrift = Infinity;
  confirmedDriftDistance = Infinity;
  /** In a steady series. */
  steadyChange = 0;
  steadyDrift = 0;
  steadyDistance = 0;

  /** Reads them at a time of day that is measured in `scale`. `roughness`: that of the middle block. */
  measure(
    usual: Pick<UsualOfDay, 'spread' | 'changeSpread' | 'widerSpread' | 'widerChangeSpread' | 'flip' | 'corner'>,
    scale: number,
    episodes: Pick<EarlierEpisodes, 'sample' | 'lasting'> | undefined,
    roughness: number
  ): void {
    const noise = noiseMargin * (noiseOfRoughness * roughness) ** 2;
    const corner = usual.corner / scale;
    const turn = Math.max(usual.flip / scale, corner);
    const seen = (episodeShare * (episodes?.sample ?? 0)) / scale;
    const lasting = (lastingMargin * (episodes?.lasting ?? 0)) / scale;
    const change = spreadsOfDay * (usual.changeSpread / scale);
    const distance = spreadsOfDay * (usual.spread / scale);
    const drift = driftSpreads * withoutNoise(usual.widerChangeSpread / scale, 2 * noise);
    const driftDistance = driftSpreads * withoutNoise(usual.widerSpread / scale, noise);
    this.turn = turn;
    this.corner = corner;
    this.changeOfDay = Math.max(change, turn);
    this.distanceOfDay = Math.max(distance, corner);
    this.change = Math.max(this.changeOfDay, seen);
    this.distance = Math.max(this.distanceOfDay, seen);
    this.drift = Math.max(drift, turn);
    this.driftDistance = Math.max(driftDistance, corner);
    const isKnown = lasting > 0;
    this.confirmedStay = isKnown ? Math.max(confirmedSpreads * change, turn, lasting) : Infinity;
    this.confirmedStayDistance = isKnown ? Math.max(confirmedSpreads * distance, turn, lasting) : Infinity;
    this.confirmedDrift = isKnown ? Math.max(confirmedSpreads * drift, turn, lasting) : Infinity;
    this.confirmedDriftDistance = isKnown ? Math.max(confirmedSpreads * driftDistance, turn, lasting) : Infinity;
    this.steadyChange = Math.max(confirmedSpreads * change, turn, seen);
    this.steadyDrift = Math.max(confirmedSpreads * drift, turn);
    this.steadyDistance = Math.max(confirmedSpreads * driftDistance, corner);
  }
}

/** What is left of a spread when a variance is taken out of it. */
function withoutNoise(spread: number, variance: number): number {
  return Math.sqrt(Math.max(0, spread * spread - variance));
}
