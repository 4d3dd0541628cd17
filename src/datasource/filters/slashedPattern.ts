/** A regular expression between slashes that matches all of a text, as InfluxQL and Flux read it. */
export function slashedPattern(pattern: string): string {
  return `/^(?:${pattern.replace(/\\.|\//gs, (part) => (part === '/' ? '\\/' : part))})$/`;
}
