const halfLogTwoPi = 0.9189385332046727;

/** ζ(k) / k for k = 2, 3, …: the series of ln Γ(1 + z). */
const zetaOverOrder = [
  0.8224670334241132, 0.40068563438653143, 0.27058080842778454, 0.20738555102867398, 0.1695571769974082,
  0.1440498967688461, 0.12550966952474304, 0.11133426586956469, 0.1000994575127818, 0.09095401714582904,
  0.083353840546109, 0.0769325164113522, 0.07143294629536133, 0.06666870588242046, 0.06250095514121304,
  0.058823978658684585, 0.055555767627403614, 0.05263167937961666, 0.05000004769810169, 0.047619070330142226,
  0.04545455629320467, 0.04347826605304026, 0.04166666915034121, 0.04000000119214014, 0.03846153903467518,
];
const eulerGamma = 0.5772156649015329;

/**
 * ln |Γ(x)|, to about 1e-14 relative, near its zeros at 1 and 2 too. Infinity at 0 and the negative integers.
 * Stirling's series after shifting x past 10; Taylor around 1 and 2; reflection below 0.5.
 */
export function logGamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) {
    return Infinity;
  }
  if (x < 0.5) {
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  }
  if (Math.abs(x - 1) <= 0.25) {
    return nearOne(x - 1);
  }
  if (Math.abs(x - 2) <= 0.25) {
    return nearOne(x - 2) + Math.log1p(x - 2);
  }
  let shifted = x;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingCorrection(shifted) - Math.log(product);
}

/** What Stirling's formula (x - ½) ln x - x + ½ ln 2π lacks of ln Γ(x), for x of 10 and more. */
export function stirlingCorrection(x: number): number {
  const square = 1 / (x * x);
  const series =
    1 / 12 -
    square *
      (1 / 360 -
        square *
          (1 / 1260 -
            square *
              (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square * (1 / 156 - square * 0.0295))))));
  return series / x;
}

/** ln Γ(1 + z) for |z| ≤ 0.25. */
function nearOne(z: number): number {
  let sum = 0;
  for (let i = zetaOverOrder.length - 1; i >= 0; i--) {
    sum = zetaOverOrder[i] - z * sum;
  }
  return z * (z * sum - eulerGamma);
}
