import { type OpenUpstreams, openUpstreams } from '../../../../src/backend/query/openUpstreams';

/** The stores of a data source, as its settings list them, without secrets. */
export function upstreamsOf(...upstreams: readonly unknown[]): OpenUpstreams {
  return openUpstreams({ uid: 'x', name: 'x', url: '', jsonData: { upstreams }, secrets: new Map(), updatedMs: 0 });
}
