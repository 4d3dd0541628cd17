/** A regular expression (without the `g` flag) with named groups, which become the fields. */
export interface LogPattern {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Lines of common servers: the access logs of Apache and nginx (optionally with the request's time), syslog, klog. */
export const COMMON_LOG_PATTERNS: readonly LogPattern[] = [
  {
    name: 'access_log',
    pattern:
      /^(?<remote_addr>\S+) \S+ (?<user>\S+) \[(?<time>[^\]]+)\] "(?:(?<method>[A-Z]+) (?<path>[^\s"]+)[^"]*|[^"]*)" (?<status>\d{3}) (?<bytes>\d+|-)(?: "(?<referer>[^"]*)" "(?<user_agent>[^"]*)")?(?: (?<request_time>\d+\.\d+))?/,
  },
  {
    name: 'klog',
    pattern:
      /^(?<level>[IWEF])(?<time>\d{4} \d{2}:\d{2}:\d{2}\.\d+)\s+(?<thread>\d+) (?<caller>[^\]]+)\] (?<message>.*)$/,
  },
  {
    name: 'syslog',
    pattern:
      /^(?:<\d+>)?(?<time>[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}) (?<host>\S+) (?<program>[^\s:[]+)(?:\[(?<pid>\d+)\])?: (?<message>.*)$/,
  },
];
