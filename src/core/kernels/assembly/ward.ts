let nearestDistance: f64 = 0;

/** The distance of the last two groups of the chain that was extended last. */
export function chainDistance(): f64 {
  return nearestDistance;
}

/**
 * Goes from the last of `length` groups of `chain` to the one nearest to it, and on from there, until two are each other's
 * nearest; returns how many the chain has then, those two last. Groups are columns of centroids, `capacity` values a
 * column, a multiple of 2, of which `count` are in use; `inverses` holds 1 / size.
 */
export function extendChain(
  centroids: usize,
  capacity: i32,
  count: i32,
  columns: i32,
  inverses: usize,
  chain: usize,
  length: i32
): i32 {
  let last = chain + ((<usize>(length - 1)) << 2);
  let previous = -1;
  let place = load<i32>(last);
  nearestDistance = Infinity;
  if (length > 1) {
    previous = load<i32>(last - 4);
    nearestDistance = wardDistance(centroids, capacity, columns, inverses, previous, place);
  }
  for (let next = nearestByWard(centroids, capacity, count, columns, inverses, place, previous); next != previous;) {
    last += 4;
    store<i32>(last, next);
    previous = place;
    place = next;
    next = nearestByWard(centroids, capacity, count, columns, inverses, place, previous);
  }
  return <i32>((last - chain) >> 2) + 1;
}

/** Ward's squared distance of two groups, rounded as nearestByWard rounds it. */
function wardDistance(centroids: usize, capacity: i32, columns: i32, inverses: usize, a: i32, b: i32): f64 {
  let sum: f64 = 0;
  for (let c = 0; c < columns; c++) {
    const column = centroids + ((<usize>c * capacity) << 3);
    const difference = load<f64>(column + ((<usize>a) << 3)) - load<f64>(column + ((<usize>b) << 3));
    sum += difference * difference;
  }
  return (sum + sum) / (load<f64>(inverses + ((<usize>a) << 3)) + load<f64>(inverses + ((<usize>b) << 3)));
}

/**
 * The group nearest to group `x` by Ward's squared distance 2 |a| |b| / (|a| + |b|) × (squared distance of the centroids)
 * that is less than `nearestDistance`, which becomes its own: the first among equals, `neighbour` (−1 is none) unless one
 * is nearer.
 */
function nearestByWard(
  centroids: usize,
  capacity: i32,
  count: i32,
  columns: i32,
  inverses: usize,
  x: i32,
  neighbour: i32
): i32 {
  const columnBytes = (<usize>capacity) << 3;
  const xAt = centroids + ((<usize>x) << 3);
  const inverse = load<f64>(inverses + ((<usize>x) << 3));
  const inverseX = f64x2.splat(inverse);
  let best = nearestDistance;
  let nearest = neighbour;
  // The factor is least for a partner of one member: what is farther than this cannot be nearest.
  let bound = f64x2.splat(best * (inverse + 1) * 0.5);
  const early = min(columns, 2);
  for (let i = 0; i < count; i += 2) {
    let at = centroids + ((<usize>i) << 3);
    let own = xAt;
    let sum = f64x2.splat(0);
    for (let c = 0; c < early; c++) {
      const difference = f64x2.sub(v128.load(at), v128.load_splat<f64>(own));
      sum = f64x2.add(sum, f64x2.mul(difference, difference));
      at += columnBytes;
      own += columnBytes;
    }
    if (!v128.any_true(f64x2.lt(sum, bound))) {
      continue;
    }
    for (let c = early; c < columns; c++) {
      const difference = f64x2.sub(v128.load(at), v128.load_splat<f64>(own));
      sum = f64x2.add(sum, f64x2.mul(difference, difference));
      at += columnBytes;
      own += columnBytes;
    }
    if (!v128.any_true(f64x2.lt(sum, bound))) {
      continue;
    }
    const factor = f64x2.add(inverseX, v128.load(inverses + ((<usize>i) << 3)));
    const distances = f64x2.div(f64x2.add(sum, sum), factor);
    const first = f64x2.extract_lane(distances, 0);
    const second = f64x2.extract_lane(distances, 1);
    if (first < best && i != x) {
      best = first;
      nearest = i;
    }
    if (second < best && i + 1 != x && i + 1 < count) {
      best = second;
      nearest = i + 1;
    }
    bound = f64x2.splat(best * (inverse + 1) * 0.5);
  }
  nearestDistance = best;
  return nearest;
}
