import { useEffect, useState } from 'react';
import { type DeclaredUpstreamKind } from '../../protocol/upstreamKinds';
import { type CovaryDatasource } from '../CovaryDatasource';

/** The kinds of stores that the backend declares; none until it has answered, or where it does not. */
export function useDeclaredKinds(datasource: CovaryDatasource): readonly DeclaredUpstreamKind[] {
  const [kinds, setKinds] = useState<readonly DeclaredUpstreamKind[]>([]);
  useEffect(() => {
    let isCurrent = true;
    datasource.upstreamKinds().then(
      (known) => isCurrent && setKinds(known),
      // The query that runs then says what is wrong.
      () => undefined
    );
    return () => {
      isCurrent = false;
    };
  }, [datasource]);
  return kinds;
}
