import { openUpstreams } from '../../../../src/backend/query/openUpstreams';

/** The demo's shop as the one store of a data source. */
export const demoUpstreams = openUpstreams({
  uid: 'x',
  name: 'x',
  url: '',
  jsonData: { upstreams: [{ name: 'demo', kind: 'demo' }] },
  secrets: new Map(),
  updatedMs: 0,
});
