/** Why a text cannot be the URL of an upstream, with what to do instead; undefined where it can. */
export function urlRefusal(text: string): string | undefined {
  if (!/^https?:\/\/[^\s/?#]+[^\s]*$/.test(text)) {
    return 'write a URL that starts with http:// or https://';
  }
  if (/^https?:\/\/[^/?#]*@/.test(text)) {
    return 'must not hold a user or a password, which everybody who sees the settings could read: remove them and choose basic authentication';
  }
  if (text.includes('#')) {
    return 'must not hold a fragment ("#…"), which is never sent: remove it';
  }
  if (text.includes('?')) {
    return 'must not hold a query ("?…"), which the paths of the API could not follow: remove it; Prometheus upstreams have the setting "Query parameters" for it';
  }
  return undefined;
}
