import { type DataSourceJsonData } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { type CovaryQueryInput } from '../protocol/query';

/** A query as Grafana stores it: the query model and Grafana's own fields. A new one has no analysis yet. */
export type CovaryDataQuery = DataQuery & Partial<CovaryQueryInput>;

/** One upstream as it is stored: its kind says which other settings it has. */
export interface StoredUpstream {
  readonly name: string;
  readonly kind: string;
  readonly [setting: string]: unknown;
}

/** The data source's settings that are not secret. */
export interface CovaryJsonData extends DataSourceJsonData {
  upstreams?: readonly StoredUpstream[];
  /** The IANA zone by whose clock days are counted; UTC where it is left out. */
  zone?: string;
}
