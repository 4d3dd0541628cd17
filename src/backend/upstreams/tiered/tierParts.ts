/** What one tier is asked for. */
export interface TierPart {
  /** Which store, the youngest being 0. */
  readonly tier: number;
  /** From where on it is asked: stores that answer with their samples as they are would else lose those within a step. */
  readonly askedFromMs: number;
  readonly toMs: number;
  /** Samples at this time or before belong to the tier before it; −∞ for the oldest. */
  readonly afterMs: number;
}

/** Borders lie at full hours, so that queries that come one after the other are cut at the same places. */
const borderMs = 3_600_000;

/**
 * Cuts a range at the ages where tiers end, the oldest part first; its times, `fromMs` and each step after, are each of one
 * part. A time that is as old as an age belongs to the older tier.
 *
 * @param agesMs up to which age each tier but the last is asked, ascending
 */
export function tierParts(
  { fromMs, toMs, stepMs }: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number },
  agesMs: readonly number[],
  nowMs: number
): readonly TierPart[] {
  const borders = agesMs.map((ageMs) => Math.floor((nowMs - ageMs) / borderMs) * borderMs);
  const parts: TierPart[] = [];
  let endMs = toMs;
  for (let tier = 0; tier <= borders.length && endMs >= fromMs; tier++) {
    const border = borders[tier] ?? -Infinity;
    // The last time of the range that is the next tier's.
    const lastOlderMs = fromMs + Math.floor((border - fromMs) / stepMs) * stepMs;
    if (lastOlderMs < fromMs) {
      parts.unshift({ tier, askedFromMs: fromMs, toMs: endMs, afterMs: -Infinity });
      break;
    }
    if (lastOlderMs < endMs) {
      parts.unshift({ tier, askedFromMs: lastOlderMs, toMs: endMs, afterMs: lastOlderMs });
      endMs = lastOlderMs;
    }
  }
  return parts;
}
