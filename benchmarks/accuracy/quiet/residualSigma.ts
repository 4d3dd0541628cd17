import { type FaultFree, type QuietGrid } from './quietKind';

const hourMs = 3_600_000;
const fewestSamples = 12;

/**
 * The standard deviation of a fault-free series around its expected value, less the mean of that residual in the hour before (12
 * samples at least): what a person who knows the rhythm and sees the last hour could not have said. The unit of incidents' sizes.
 */
export function residualSigma(series: FaultFree, grid: QuietGrid): number {
  const window = Math.max(fewestSamples, Math.round(hourMs / grid.stepMs));
  const residuals = series.values.map((value, i) => value - series.expectedAt(grid.startMs + i * grid.stepMs));
  let recent = 0;
  let squares = 0;
  for (let i = 0; i < residuals.length; i++) {
    const residual = residuals[i] ?? 0;
    if (i >= window) {
      squares += (residual - recent / window) ** 2;
      recent -= residuals[i - window] ?? 0;
    }
    recent += residual;
  }
  return Math.sqrt(squares / Math.max(1, residuals.length - window));
}
