import { useCallback, useMemo } from 'react';
import { locationService } from '@grafana/runtime';
import { useLocation } from 'react-router-dom';
import { type Investigation } from '../../investigation/investigation';
import { investigationParameters, parseInvestigation } from '../../investigation/investigationUrl';

/** The investigation that the address describes, and how to change it: what is looked at makes a step of the history. */
export function useInvestigation(): readonly [Investigation, (change: Partial<Investigation>) => void] {
  const { search } = useLocation();
  const investigation = useMemo(() => parseInvestigation(new URLSearchParams(search)), [search]);
  const change = useCallback(
    (changed: Partial<Investigation>) =>
      locationService.partial(investigationParameters({ ...investigation, ...changed }), 'open' in changed),
    [investigation]
  );
  return [investigation, change];
}
