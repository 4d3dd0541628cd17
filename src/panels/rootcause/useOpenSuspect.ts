import { locationService } from '@grafana/runtime';
import { useState, useSyncExternalStore } from 'react';

/**
 * The suspect that a reader has opened, and how to open another: in the dashboard variable of this name, so that the address
 * keeps it and other panels follow; the panel's own where there is no variable. Empty as long as nobody chose.
 */
export function useOpenSuspect(variable: string): readonly [string, (service: string) => void] {
  const [own, setOwn] = useState('');
  const ofAddress = useSyncExternalStore(
    (onChange) => locationService.getHistory().listen(onChange),
    () => new URLSearchParams(locationService.getLocation().search).get(`var-${variable}`) ?? ''
  );
  return variable === ''
    ? [own, setOwn]
    : [ofAddress, (service) => locationService.partial({ [`var-${variable}`]: service })];
}
