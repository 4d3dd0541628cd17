/**
 * The host of `host:port`, of a URL or of a database's address (`tcp(host:port)/`); of a cluster's own name for a Service or its
 * pod (`cart.shop.svc`, `db-0.db.shop.svc.cluster.local`) the Service. `undefined` for addresses of numbers.
 */
export function hostOfTarget(text: string): string | undefined {
  const host = text
    .replace(/^\w+:\/\//, '')
    .replace(/^[^/?#]*@/, '')
    .replace(/^\w+\((.*?)\).*$/, '$1')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '');
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.startsWith('[') || host.split(':').length > 2;
  return isAddress || host === '' || host === 'localhost'
    ? undefined
    : host.replace(/^(?:[^.]+\.)?([^.]+)\.[^.]+\.svc(?:\..*)?$/, '$1');
}
