import { type CovaryQueryInput } from '../../protocol/query';
import { type Role } from '../presets/preset';
import { type StorePreset } from '../presets/storePresets';
import { type OwnInput } from './investigation';

/** An input of an investigation, and what is known of its series. */
export interface InvestigationInput {
  readonly input: CovaryQueryInput['inputs'][number];
  readonly title: string;
  /** The preset's title; undefined for one's own. */
  readonly preset?: string;
  readonly role?: Role;
  readonly unit?: string;
}

/** One's own inputs, then those of presets, which a limit cuts off first; each with a reference of its own. */
export function investigationInputs(
  presets: readonly StorePreset[],
  own: readonly OwnInput[]
): readonly InvestigationInput[] {
  const known = presets.flatMap(({ id, title: preset, queries }) =>
    queries.map(({ title, role, unit, expr, legend, upstream }, i) => ({
      input: { refId: `${id}-${i}`, expr, legend, upstream },
      title,
      preset,
      role,
      unit,
    }))
  );
  return [
    ...own.map(({ expr, field = 'expr', legend, upstream }, i) => ({
      input: { refId: `own-${i}`, [field]: expr, legend, upstream },
      title: expr,
    })),
    ...known,
  ];
}
