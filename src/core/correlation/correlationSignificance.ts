import { incompleteBeta } from '../statistics/distributions/incompleteBeta';

/**
 * The two-sided p value of a Pearson or Spearman coefficient from `count` independent pairs (Student's t with n - 2
 * degrees of freedom; `count` need not be whole, see `effectiveSampleSize`). 1 for two pairs or fewer, which any line
 * fits; NaN for an undefined coefficient.
 */
export function correlationSignificance(r: number, count: number): number {
  if (r !== r) {
    return NaN;
  }
  return count > 2 ? incompleteBeta((count - 2) / 2, 0.5, (1 - r) * (1 + r), r * r) : 1;
}
