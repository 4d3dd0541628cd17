/** The parameters behind the question mark of a resource's address; the last of several with one name. */
export function resourceParameters(url: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''));
}
