import { extent } from '../../core/statistics/extent';
import { mean } from '../../core/statistics/mean';
import { median } from '../../core/statistics/median';
import { standardDeviation } from '../../core/statistics/standardDeviation';
import { sum } from '../../core/statistics/sum';
import { variance } from '../../core/statistics/variance';

/** What a calculation finds; null where the values don't tell. */
export type Statistic = number | boolean | null;

/** Gets the values in their order and, where it asks for them, ascending. */
type Calculation = (values: Float64Array, ascending: () => Float64Array) => Statistic;

/**
 * Grafana's calculations by their ids (of `fieldReducers`), over values of which none is missing: plain arithmetic that a
 * worker can do, which Grafana's own code is too big for. Ids whose outcome is no single value or that are not known are
 * left out.
 */
export function valueStatistics(values: Float64Array, ids: readonly string[]): Record<string, Statistic> {
  let sorted: Float64Array | null = null;
  const ascending = () => (sorted ??= values.slice().sort());
  return Object.fromEntries(
    ids.flatMap((id) => {
      const calculation = calculations.get(id) ?? percentile(id);
      return calculation
        ? [[id, values.length > 0 ? calculation(values, ascending) : (ofNothing.get(id) ?? null)]]
        : [];
    })
  );
}

const first: Calculation = (values) => values[0] ?? null;
const last: Calculation = (values) => values[values.length - 1] ?? null;
const count: Calculation = (values) => values.length;
const difference = (values: Float64Array) => (values[values.length - 1] ?? 0) - (values[0] ?? 0);

const calculations: ReadonlyMap<string, Calculation> = new Map<string, Calculation>([
  ['first', first],
  ['firstNotNull', first],
  ['last', last],
  ['lastNotNull', last],
  ['min', (values) => extent(values).low],
  ['max', (values) => extent(values).high],
  ['range', (values) => extent(values).high - extent(values).low],
  ['logmin', (values) => leastPositive(values)],
  ['mean', (values) => mean(values)],
  ['median', (values) => median(values)],
  ['variance', (values) => variance(values, 'population')],
  ['stdDev', (values) => standardDeviation(values, 'population')],
  ['sum', (values) => sum(values)],
  ['count', count],
  ['countAll', count],
  ['diff', difference],
  ['diffperc', (values) => (difference(values) / (values[0] ?? Number.NaN)) * 100],
  ['delta', (values) => totalRise(values)],
  ['step', (values) => leastStep(values)],
  ['changeCount', (values) => changes(values)],
  ['distinctCount', (_, ascending) => changes(ascending()) + 1],
  ['allIsZero', (values) => values.every((value) => value === 0)],
  ['allIsNull', () => false],
]);

/** What Grafana says of an empty field; of the rest it says nothing. */
const ofNothing: ReadonlyMap<string, Statistic> = new Map<string, Statistic>([
  ['sum', 0],
  ['count', 0],
  ['countAll', 0],
  ['allIsZero', false],
  ['allIsNull', true],
]);

/** Grafana takes the value whose rank is nearest. */
function percentile(id: string): Calculation | null {
  const percent = /^p(\d{1,2})$/.exec(id)?.[1];
  return percent === undefined
    ? null
    : (_, ascending) => {
        const sorted = ascending();
        return sorted[Math.round((sorted.length - 1) * (Number(percent) / 100))] ?? null;
      };
}

function leastPositive(values: Float64Array): number | null {
  let least = Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    least = value > 0 && value < least ? value : least;
  }
  return least === Infinity ? null : least;
}

/** The rises of a counter: after a fall it starts anew, and the next value counts as its beginning. */
function totalRise(values: Float64Array): number {
  let total = 0;
  let hasRisen = true;
  for (let i = 1; i < values.length; i++) {
    const step = (values[i] ?? 0) - (values[i - 1] ?? 0);
    total += step >= 0 && hasRisen ? step : 0;
    hasRisen = step >= 0;
  }
  return total;
}

function leastStep(values: Float64Array): number | null {
  let least = Infinity;
  for (let i = 1; i < values.length; i++) {
    least = Math.min(least, (values[i] ?? 0) - (values[i - 1] ?? 0));
  }
  return least === Infinity ? null : least;
}

function changes(values: Float64Array): number {
  let found = 0;
  for (let i = 1; i < values.length; i++) {
    found += values[i] === values[i - 1] ? 0 : 1;
  }
  return found;
}
