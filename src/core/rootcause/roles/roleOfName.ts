import { type MetricRole } from './metricRole';

const knownWords: ReadonlyArray<readonly [MetricRole, RegExp]> = [
  [
    'change',
    /_info$|start_time|boot_time|_generation$|config_reload|reloads?_total|_created$|changes_seen|revision$|unschedulable|isrshrinks|activecontroller/,
  ],
  [
    'errors',
    /error|errs|fail|exception|[45]xx|timeout|abort|retr(y|ies)|drop|reject|evict|(^|_)oom|discard|unroutable|redeliver|offline|underreplicated|overflow|conflict|deadlock|refused|restarts/,
  ],
  ['saturation', /expir|throttl|pressure|queue|pending|backlog|in_?(flight|progress)|utili[sz]ation|watermark|load\d/],
  ['resource', /cpu|memory|disk|heap|swap|bytes|goroutines|(^|[^a-z])(mem|fs|io|gc|fds|rss)([^a-z]|$)/],
  ['success', /avail|success|apdex|healthy|has_leader|_ready|(^|[^a-z])up$/],
  [
    'latency',
    /laten|(^|[^a-z])lat([^a-z]|$)|duration|(response|upstream|rq|total|handling)_?(time|seconds)|time_?ms|elapsed|delay|seconds_behind|lag_seconds|(^|[^a-z])rtt([^a-z]|$)/,
  ],
  ['saturation', /waiting|waits|blocked|active|connections$|clients|threads|limit|eventloop|consumers|messages_ready/],
  [
    'traffic',
    /request|workload|throughput|traffic|messages|quer(y|ies)|commands|transactions|operations|(^|[^a-z])(rps|qps|calls|hits|rate|ops|bytesin|bytesout)([^a-z]|$)|(started|handled|processed|received|accepted|opened)(_total)?$/,
  ],
];

/** The role of a metric by the words in its name, case aside; `other` where no word is known. */
export function roleOfName(name: string): MetricRole {
  const lower = name.toLowerCase();
  return knownWords.find(([, words]) => words.test(lower))?.[0] ?? 'other';
}
