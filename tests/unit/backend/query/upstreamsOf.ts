import { type OpenUpstreams, openUpstreams } from '../../../../src/backend/query/instances/openUpstreams';
import { datasourceSettings } from '../instanceContext';

/** The stores of a data source, as its settings list them, without secrets. */
export function upstreamsOf(...upstreams: readonly unknown[]): OpenUpstreams {
  return openUpstreams(datasourceSettings({ jsonData: { upstreams } }));
}
