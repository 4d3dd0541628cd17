import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceRef,
  type ScopedVars,
} from '@grafana/data';
import {
  config,
  getTemplateSrv,
  type DataSourceSrv,
  type GetDataSourceListFilters,
  type RuntimeDataSourceRegistration,
} from '@grafana/runtime';
import { createDataSource } from '../plugins/pluginLoader';

export class WorkbenchDataSourceService implements DataSourceSrv {
  private readonly instances = new Map<string, Promise<DataSourceApi>>();
  private readonly runtimeInstances = new Map<string, DataSourceApi>();

  get(ref?: DataSourceRef | string | null, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (settings === undefined) {
      const uid = typeof ref === 'string' ? ref : (ref?.uid ?? '');
      const runtimeInstance = this.runtimeInstances.get(uid);
      return runtimeInstance === undefined
        ? Promise.reject(new Error(`data source ${JSON.stringify(ref)} was not found`))
        : Promise.resolve(runtimeInstance);
    }
    let instance = this.instances.get(settings.uid);
    if (instance === undefined) {
      instance = createDataSource(settings);
      this.instances.set(settings.uid, instance);
    }
    return instance;
  }

  getInstanceSettings(
    ref?: DataSourceRef | string | null,
    scopedVars?: ScopedVars
  ): DataSourceInstanceSettings | undefined {
    const all = this.getList();
    const asked = typeof ref === 'string' ? ref : (ref?.uid ?? ref?.type);
    if (asked === undefined || asked === '' || asked === 'default') {
      return all.find((settings) => settings.isDefault) ?? all[0];
    }
    const name = getTemplateSrv().replace(asked, scopedVars);
    return (
      all.find((settings) => settings.uid === name || settings.name === name) ??
      (typeof ref === 'object' && ref?.uid === undefined ? all.find((settings) => settings.type === name) : undefined)
    );
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    return Object.values(config.datasources).filter(
      (settings) =>
        (filters.pluginId === undefined || settings.type === filters.pluginId) &&
        (filters.type === undefined || [filters.type].flat().includes(settings.type)) &&
        (filters.alerting !== true || settings.meta.alerting === true) &&
        (filters.filter === undefined || filters.filter(settings))
    );
  }

  /** Forgets the instances, so that changed settings are used by the next query. */
  async reload(): Promise<void> {
    this.instances.clear();
  }

  registerRuntimeDataSource({ dataSource }: RuntimeDataSourceRegistration): void {
    this.runtimeInstances.set(dataSource.uid, dataSource);
  }
}
