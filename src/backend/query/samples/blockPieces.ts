import { type GridSpan } from './sampleBlock';

/** How many times a block has. */
const blockLength = 240;

/** Which block a time belongs to. */
export function blockPlace(timeMs: number, stepMs: number): number {
  return Math.floor(Math.floor(timeMs / stepMs) / blockLength);
}

/** A span cut where a block ends, and after the last time up to `settledMs`. */
export function blockPieces({ fromMs, toMs, stepMs }: GridSpan, settledMs: number): readonly GridSpan[] {
  const pieces: GridSpan[] = [];
  let start = fromMs;
  while (start <= toMs) {
    const place = blockPlace(start, stepMs);
    const phaseMs = start - Math.floor(start / stepMs) * stepMs;
    let end = Math.min(toMs, ((place + 1) * blockLength - 1) * stepMs + phaseMs);
    if (start <= settledMs && end > settledMs) {
      end = start + Math.floor((settledMs - start) / stepMs) * stepMs;
    }
    pieces.push({ fromMs: start, toMs: end, stepMs });
    start = end + stepMs;
  }
  return pieces;
}
