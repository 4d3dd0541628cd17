/** Where Grafana serves the app's pages. The root page's own properties follow the address, so that they cannot tell. */
export const appRoot = '/a/covary-observability-app';
