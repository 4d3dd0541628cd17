import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import { useLocation } from 'react-router-dom';
import { pluginIds } from '../pluginIds';

/** The Covary data sources that there are, and the one that a page asks. */
export interface ChosenDataSource {
  readonly dataSources: readonly DataSourceInstanceSettings[];
  /** Its uid; undefined where there is none. */
  readonly dataSource: string | undefined;
  readonly choose: (uid: string) => void;
}

/** The data source that stands in the address, else the first one. */
export function useDataSource(): ChosenDataSource {
  const { search } = useLocation();
  const dataSources = getDataSourceSrv().getList({ filter: ({ type }) => type === pluginIds.datasource });
  return {
    dataSources,
    dataSource: new URLSearchParams(search).get('ds') ?? dataSources[0]?.uid,
    choose: (uid) => locationService.partial({ ds: uid }),
  };
}
