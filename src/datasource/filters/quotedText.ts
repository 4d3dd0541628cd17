/** A text in double quotes, as PromQL, LogQL, TraceQL, InfluxQL and Flux read it. */
export function quotedText(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
