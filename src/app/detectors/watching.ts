import { z } from 'zod';
import { ruleStrategies } from '../../core/rules/ruleStrategies';

/** What the detectors page looks at: it stands in the address. */
export interface Watching {
  readonly dataSource?: string;
  /** PromQL; nothing is looked at without it. */
  readonly expr?: string;
  /** The store of the data source that is asked; its first one without it. */
  readonly upstream?: string;
  readonly legend?: string;
  readonly detector: string;
  /** False alerts a week over all series that are put up with; one a month and series without it. */
  readonly alertsPerWeek?: number;
  readonly direction: 'both' | 'above' | 'below';
  /** Rules that run already and are looked at beside it: the uid of their store, their name, their strategy. */
  readonly rules?: readonly [store: string, name: string, strategy: string];
}

const longestText = 2000;
const directions = z.enum(['both', 'above', 'below']);
const rules = z
  .string()
  .transform((text) => text.split('/'))
  .pipe(z.tuple([z.string().min(1), z.string().min(1), z.string().min(1)]));
const rate = z.coerce.number().gt(0).max(1000);

/** The parameters of an address that say what is watched; what cannot be read counts as left out. */
export function parseWatching(parameters: URLSearchParams): Watching {
  const text = (name: string): string | undefined => parameters.get(name)?.slice(0, longestText) || undefined;
  const known = ruleStrategies.find(({ detector }) => detector.id === text('detector'));
  const alertsPerWeek = rate.safeParse(text('alerts'));
  const direction = directions.safeParse(text('direction'));
  const running = rules.safeParse(text('rules'));
  const optional = { dataSource: text('ds'), expr: text('expr'), upstream: text('store'), legend: text('legend') };
  return {
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    detector: known?.detector.id ?? 'ensemble',
    direction: direction.success ? direction.data : 'both',
    ...(alertsPerWeek.success ? { alertsPerWeek: alertsPerWeek.data } : {}),
    ...(running.success ? { rules: running.data } : {}),
  };
}

/** The parameters for an address, null for those that it should not have: the inverse of {@link parseWatching}. */
export function watchingParameters(watching: Watching): Record<string, string | null> {
  const { dataSource, expr, upstream, legend, detector, alertsPerWeek, direction, rules: running } = watching;
  return {
    ds: dataSource ?? null,
    expr: expr ?? null,
    store: upstream ?? null,
    legend: legend ?? null,
    detector: detector === 'ensemble' ? null : detector,
    alerts: alertsPerWeek === undefined ? null : String(alertsPerWeek),
    direction: direction === 'both' ? null : direction,
    rules: running?.join('/') ?? null,
  };
}
