import { type TimeRange } from '@grafana/data';
import { type BuiltQuery, promQlOf } from '../../../datasource/promql/builtQuery';
import { PromQlBuilder } from '../../../datasource/promql/PromQlBuilder';
import { storeInputs } from '../../../protocol/storeInputs';
import { useStoreClient } from '../../query/useStoreClient';
import { useStoresOfKind } from '../../query/useStoresOfKind';

export interface SeriesBuilderProps {
  readonly query: BuiltQuery;
  readonly dataSource: string;
  /** The store whose metrics and labels are offered. */
  readonly upstream: string | undefined;
  readonly range: TimeRange;
  /** Hears the query in PromQL. */
  readonly onChange: (expr: string) => void;
}

/** Stores that take a selector and nothing around it. */
const selectorOnly = Object.entries(storeInputs)
  .flatMap(([kind, { input }]) => ('isSelectorOnly' in input ? [kind] : []))
  .join(', ');

/** The query editor's builder, over what a store of the page's data source has. */
export default function SeriesBuilder({ query, dataSource, upstream, range, onChange }: SeriesBuilderProps) {
  const store = useStoreClient(dataSource, upstream, range);
  const plain = useStoresOfKind(dataSource, selectorOnly);
  // Until it is known what the store takes, nothing is offered that it may refuse.
  const isSelectorOnly = plain === undefined || upstream === undefined || plain.includes(upstream);
  return (
    <PromQlBuilder
      id="covary-series"
      query={query}
      store={store}
      isSelectorOnly={isSelectorOnly}
      onChange={(next) => onChange(promQlOf(next))}
    />
  );
}
