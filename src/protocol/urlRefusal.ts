import { z } from 'zod';

const anyUrl = z.url();

/** Why a text cannot be the URL of an upstream, with what to do instead; undefined where it can. */
export function urlRefusal(given: string): string | undefined {
  // Spaces around it come from copying, and are not sent.
  const text = given.trim();
  if (!/^https?:\/\/[^\s/?#]/i.test(text)) {
    return 'write a URL that starts with http:// or https://';
  }
  if (/\s/.test(text)) {
    return 'must hold no spaces: remove them, or write %20';
  }
  if (!anyUrl.safeParse(text).success) {
    return 'is no URL: look at its host and port; an IPv6 address stands in brackets, http://[::1]:9090';
  }
  if (/^https?:\/\/[^/?#]*@/i.test(text)) {
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
