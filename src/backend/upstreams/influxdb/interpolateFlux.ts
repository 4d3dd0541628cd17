import { interpolateMacros, type MacroScope } from '../interpolateMacros';
import { fluxWindows } from './fluxWindows';
import { wholeBuckets } from './timeBuckets';

/** A script as it is sent, and what its rows' times mean. */
export interface FluxScript {
  readonly text: string;
  /** The time that a row stands for; undefined where it is of a window that the range does not hold whole. */
  readonly stampMs: (timeMs: number) => number | undefined;
}

/**
 * Gives a Flux script the variables that Grafana and InfluxDB's own UI define: `v.timeRangeStart`, `v.timeRangeStop` and
 * `v.windowPeriod`. Flux leaves the end of a range out: it is one millisecond past the range, and, where the script puts
 * samples into windows, at the end of the last whole one. Windows stand for their end, also where the script stamps
 * them with their begin (`timeSrc: "_start"`).
 */
export function interpolateFlux(script: string, scope: MacroScope): FluxScript {
  const windows = fluxWindows(script, scope.stepMs);
  const widthMs = windows?.widthMs;
  const { fromMs, toMs } =
    windows === undefined ? { fromMs: scope.fromMs, toMs: scope.toMs + 1 } : wholeBuckets(windows, scope);
  const text = interpolateMacros(
    script
      .replace(/\bv\.timeRangeStart\b/g, new Date(fromMs).toISOString())
      .replace(/\bv\.timeRangeStop\b/g, new Date(toMs).toISOString())
      .replace(/\bv\.windowPeriod\b/g, `${scope.stepMs}ms`),
    scope
  );
  const isStampedWithBegin = widthMs !== undefined && /\btimeSrc\s*:\s*"_start"/.test(script);
  const shiftMs = isStampedWithBegin ? widthMs : 0;
  return {
    text,
    stampMs: (timeMs) => (widthMs !== undefined && timeMs + shiftMs > scope.toMs ? undefined : timeMs + shiftMs),
  };
}
