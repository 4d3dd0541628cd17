/** The samples before a value are looked at in so many blocks. */
const blocks = 24;
/** A deviation is usual for a series when at least one in so many blocks has it. */
const oneIn = 8;
/** That deviation in series with normal noise, in standard deviations. */
const normalTail = 2.9;
/** Tails that are longer than normal ones have records that are longer still. */
const tailExponent = 1.3;

/**
 * By how much the band of each sample from index `first` on has to be wider than in normal noise: from `ratios`, the deviations in
 * spreads (on one side; NaN where unknown), in the `window` samples before it. What was exceeded in an eighth of 24 blocks of
 * those is usual, so that an incident in a few of them widens nothing.
 */
export function tailFactors(ratios: Float64Array, first: number, window: number): Float64Array {
  const size = Math.max(1, Math.floor(window / blocks));
  const highest = trailingMaxima(ratios, size);
  const largest = new Float64Array(Math.ceil(blocks / oneIn));
  return Float64Array.from({ length: ratios.length - first }, (_, i) => {
    largest.fill(-Infinity);
    let known = 0;
    for (let at = first + i - 1; at >= first + i - blocks * size && at >= 0; at -= size) {
      const maximum = highest[at];
      if (maximum > -Infinity) {
        known += 1;
        insert(largest, maximum);
      }
    }
    const usual = known === 0 ? 0 : largest[Math.ceil(known / oneIn) - 1];
    return Math.max(1, (Math.max(0, usual) / normalTail) ** tailExponent);
  });
}

/** Puts a value into a short falling list, whose least falls out. */
function insert(falling: Float64Array, value: number): void {
  let at = falling.length - 1;
  if (value <= falling[at]) {
    return;
  }
  while (at > 0 && falling[at - 1] < value) {
    falling[at] = falling[at - 1];
    at -= 1;
  }
  falling[at] = value;
}

/** The highest of the last `window` values at each place; -Infinity where none is known. */
function trailingMaxima(values: Float64Array, window: number): Float64Array {
  const places = new Int32Array(values.length);
  let oldest = 0;
  let end = 0;
  return values.map((value, i) => {
    while (oldest < end && places[oldest] <= i - window) {
      oldest += 1;
    }
    if (value === value) {
      while (end > oldest && values[places[end - 1]] <= value) {
        end -= 1;
      }
      places[end] = i;
      end += 1;
    }
    return oldest < end ? values[places[oldest]] : -Infinity;
  });
}
