import { getDataSourceSrv } from '@grafana/runtime';
import { type TypeOfSource } from './alertInstance';

/** The type of a data source of this Grafana by its uid; undefined where there is none. */
export const typeOfSource: TypeOfSource = (uid) => getDataSourceSrv().getInstanceSettings(uid)?.type;
