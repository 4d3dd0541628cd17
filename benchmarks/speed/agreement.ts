/** The greatest difference, in words; throws where the lengths differ or it is above `allowed`. NaN agrees with NaN. */
export function agreement(ours: Float64Array, peers: Float64Array | undefined, allowed: number): string {
  if (peers === undefined) {
    return 'no peer';
  }
  if (ours.length !== peers.length) {
    throw new Error(`${ours.length} values instead of ${peers.length}`);
  }
  let worst = 0;
  for (let i = 0; i < ours.length; i++) {
    const a = ours[i] ?? NaN;
    const b = peers[i] ?? NaN;
    if (!(Number.isNaN(a) && Number.isNaN(b)) && !Object.is(a, b)) {
      worst = Math.max(worst, Math.abs(a - b));
    }
    if (Number.isNaN(a) !== Number.isNaN(b)) {
      throw new Error(`value ${i} is ${a} instead of ${b}`);
    }
  }
  if (!(worst <= allowed)) {
    throw new Error(`differs by ${worst}, allowed ${allowed}`);
  }
  return worst === 0 ? 'equal' : `±${worst.toExponential(0)}`;
}
