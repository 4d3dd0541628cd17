import { type DataSourceInstanceSettings } from '@grafana/data';
import { type Investigation, type OwnInput } from '../investigation/investigation';
import { firstStore, storeOfSource } from './storeOfSource';
import { useDataSource } from './useDataSource';
import { useGrafanaSources } from './useGrafanaSources';

/** A data source of Grafana's that no store is known to be, and the store that is asked instead. */
export interface Stranger {
  readonly source: string;
  readonly store: string;
}

/** Which data source and which of its stores an investigation asks. */
export interface AskedStores {
  readonly dataSources: readonly DataSourceInstanceSettings[];
  /** Undefined where there is none, and while it is looked for. */
  readonly dataSource: string | undefined;
  /** One's own inputs, each with its store; undefined while it is looked for. */
  readonly own: readonly OwnInput[] | undefined;
  readonly strangers: readonly Stranger[];
}

/**
 * The Covary data source of an investigation, and the stores of its inputs: where an input was asked of a data source of Grafana's, the
 * store that this one asks, too, in whichever Covary data source it is unless the address names one. Where none is known to be it the
 * first store of that kind is asked, and says what it thinks of it.
 */
export function useAskedStores({ dataSource: named, own }: Investigation): AskedStores {
  const { dataSources, dataSource: first } = useDataSource();
  const open = own.filter(({ upstream }) => upstream === undefined);
  const sources = useGrafanaSources([...new Set(open.flatMap(({ source }) => source ?? []))].sort());
  if (sources === undefined) {
    return { dataSources, dataSource: named, own: undefined, strangers: [] };
  }
  const matchOf = ({ source, kind }: OwnInput, among = dataSources) => {
    const found = sources.get(source ?? '');
    return found && kind && storeOfSource(among, found, kind);
  };
  const dataSource = named ?? open.flatMap((input) => matchOf(input) ?? [])[0]?.dataSource ?? first;
  const chosen = dataSources.filter(({ uid }) => uid === dataSource);
  const answered = own.map((input) => {
    const { upstream, kind, source } = input;
    const match = upstream === undefined ? matchOf(input, chosen)?.upstream : undefined;
    const store = upstream ?? match ?? (kind && firstStore(chosen[0]?.jsonData, kind));
    const isStranger = upstream === undefined && match === undefined && source !== undefined;
    return {
      input: store === undefined ? input : { ...input, upstream: store },
      stranger: isStranger && store !== undefined ? { source: sources.get(source)?.name ?? source, store } : undefined,
    };
  });
  const strangers = new Map(answered.flatMap(({ stranger }) => (stranger ? [[stranger.source, stranger]] : [])));
  return { dataSources, dataSource, own: answered.map(({ input }) => input), strangers: [...strangers.values()] };
}
