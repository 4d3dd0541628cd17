import { upstreamsOf } from './upstreamsOf';

/** The demo's shop as the one store of a data source. */
export const demoUpstreams = upstreamsOf({ name: 'demo', kind: 'demo' });
