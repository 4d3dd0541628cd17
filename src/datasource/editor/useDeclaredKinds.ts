import { useEffect, useState } from 'react';
import { type DeclaredUpstreamKind } from '../../protocol/upstreamKinds';
import { type CovaryDatasource } from '../CovaryDatasource';

/** The kinds of stores that the backend declares; undefined until it has answered, none where it does not. */
export function useDeclaredKinds(datasource: CovaryDatasource): readonly DeclaredUpstreamKind[] | undefined {
  const [kinds, setKinds] = useState<readonly DeclaredUpstreamKind[]>();
  useEffect(() => {
    let isCurrent = true;
    datasource.upstreamKinds().then(
      (known) => isCurrent && setKinds(known),
      // The query that runs then says what is wrong.
      () => isCurrent && setKinds([])
    );
    return () => {
      isCurrent = false;
    };
  }, [datasource]);
  return kinds;
}
