import { useMemo, useState } from 'react';

import { type ViewedSeries } from './lanesInView';

/** The lanes of a page, and how to turn to others. */
export interface LanePages {
  readonly shown: readonly ViewedSeries[];
  /** Series without an unusual value that are left out, or could be. */
  readonly usualCount: number;
  readonly hasUsual: boolean;
  /** From 1 on. */
  readonly page: number;
  readonly pages: number;
  readonly toggleUsual: () => void;
  readonly turn: (by: number) => void;
}

/** Divides series into pages of lanes; those without an unusual value are left out until they are asked for. */
export function useLanePages(
  ordered: readonly ViewedSeries[],
  { lanes, showUsual }: { readonly lanes: number; readonly showUsual: boolean }
): LanePages {
  const [asksForUsual, setAsksForUsual] = useState(false);
  const [wanted, setWanted] = useState(0);
  const unusual = useMemo(() => ordered.filter(({ highest }) => highest >= 1), [ordered]);
  const listed = showUsual || asksForUsual || unusual.length === 0 ? ordered : unusual;
  const pages = Math.max(1, Math.ceil(listed.length / lanes));
  const page = Math.min(wanted, pages - 1);
  const shown = useMemo(() => listed.slice(page * lanes, (page + 1) * lanes), [listed, page, lanes]);
  return {
    shown,
    usualCount: showUsual || unusual.length === 0 ? 0 : ordered.length - unusual.length,
    hasUsual: asksForUsual,
    page: page + 1,
    pages,
    toggleUsual: () => setAsksForUsual(!asksForUsual),
    turn: (by) => setWanted(page + by),
  };
}
