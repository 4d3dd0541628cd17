/** The service of a host name: of a cluster's own (`cart.shop.svc.cluster.local`, `cart.shop`) the first part, of others the host. */
export function nameOfHost(text: string): string {
  const host = text.replace(/:\d+$/, '');
  return /^[^.]+(?:\.[^.]+)?(?:\.svc(?:\..*)?)?$/.test(host) ? host.replace(/\..*$/, '') : host;
}
