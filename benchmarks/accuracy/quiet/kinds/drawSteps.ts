import { type FaultFree, type QuietGrid } from '../quietKind';

/** A series whose values are drawn one by one, in order of time, rounded and limited to what it can take. */
export function drawSteps(
  grid: QuietGrid,
  traits: Omit<FaultFree, 'values'>,
  next: (timeMs: number, expected: number) => number
): FaultFree {
  const values = new Float64Array(grid.length);
  for (let i = 0; i < grid.length; i++) {
    const timeMs = grid.startMs + i * grid.stepMs;
    values[i] = possible(next(timeMs, traits.expectedAt(timeMs)), traits);
  }
  return { ...traits, values };
}

/** The nearest value that a series can take. */
export function possible(value: number, traits: Omit<FaultFree, 'values'>): number {
  const { resolution } = traits;
  const rounded = resolution === 0 ? value : Math.round(value / resolution) * resolution;
  return Math.min(traits.maximum, Math.max(traits.minimum, rounded));
}
