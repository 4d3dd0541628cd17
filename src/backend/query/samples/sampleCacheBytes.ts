import { totalmem } from 'node:os';

const mebibyte = 1024 ** 2;
/** Enough for some 12 000 series with four and a half days of minutes and five weeks of quarters of an hour each. */
const usualBytes = 1024 * mebibyte;
/** No more than this part of the machine's memory, which Grafana needs, too. */
const largestShare = 1 / 8;

/**
 * How many bytes of samples are kept: the setting `cache_mb` of Grafana's section `[plugin.covary-analysis-datasource]`, which comes as an
 * environment variable, else a gibibyte, or an eighth of the machine's memory where that is less.
 */
export function sampleCacheBytes(environment: Readonly<Record<string, string | undefined>>): number {
  const configured = Number(environment['GF_PLUGIN_CACHE_MB']);
  return Number.isFinite(configured) && configured > 0
    ? configured * mebibyte
    : Math.min(usualBytes, totalmem() * largestShare);
}

/** How many bytes of judgements are kept: a third of what samples may take, so that both have room for as many series of alert rules. */
export function judgementCacheBytes(environment: Readonly<Record<string, string | undefined>>): number {
  return sampleCacheBytes(environment) / 3;
}
