import { type SeededRandom } from '../seededRandom';

const dayMs = 86_400_000;

/**
 * Draws a rhythm of traffic: a multiple of the daily mean by time of day (two harmonics) and, where `weekend` is below 1, class of day.
 * Midnights are those of UTC; 1970-01-01 was a Thursday.
 */
export function drawRhythm(random: SeededRandom, weekend: number): (timeMs: number) => number {
  const depth = random.between(0.35, 0.8);
  const second = random.between(0, 0.25);
  const phase = random.between(0, 2 * Math.PI);
  const secondPhase = random.between(0, 2 * Math.PI);
  return (timeMs) => {
    const angle = (2 * Math.PI * (timeMs % dayMs)) / dayMs;
    const day = 1 + depth * Math.cos(angle - phase) + second * depth * Math.cos(2 * angle - secondPhase);
    const weekday = (Math.floor(timeMs / dayMs) + 3) % 7;
    return Math.max(0.05, day) * (weekday >= 5 ? weekend : 1);
  };
}
