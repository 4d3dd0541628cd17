import { blockWithin, type GridSpan, type SampleBlock } from './sampleBlock';

/** The parts of a span that no block knows. Blocks are in order of time and do not overlap. */
export function gapsBetween(blocks: readonly SampleBlock[], { fromMs, toMs, stepMs }: GridSpan): readonly GridSpan[] {
  const gaps: GridSpan[] = [];
  let next = fromMs;
  for (const block of blocks) {
    if (block.toMs < next || block.fromMs > toMs) {
      continue;
    }
    if (block.fromMs > next) {
      gaps.push({ fromMs: next, toMs: block.fromMs - stepMs, stepMs });
    }
    next = block.toMs + stepMs;
  }
  return next > toMs ? gaps : [...gaps, { fromMs: next, toMs, stepMs }];
}

/** What blocks know of a span. Pauses often. */
export function* coveringBlocks(
  blocks: readonly SampleBlock[],
  { fromMs, toMs }: GridSpan
): Generator<undefined, readonly SampleBlock[]> {
  const covering: SampleBlock[] = [];
  for (const block of blocks) {
    if (block.toMs >= fromMs && block.fromMs <= toMs) {
      const span = { fromMs: Math.max(block.fromMs, fromMs), toMs: Math.min(block.toMs, toMs) };
      covering.push(yield* blockWithin(block, span));
    }
  }
  return covering;
}
