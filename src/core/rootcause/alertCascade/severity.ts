/** From the least severe on; severities that are not here lie between `info` and `warning`. */
const order: ReadonlyArray<readonly string[]> = [
  ['none', 'debug'],
  ['info', 'information', 'informational', 'notice', 'low'],
  [],
  ['warning', 'warn', 'minor', 'medium', 'ticket', 'p3', 'sev3'],
  ['error', 'major', 'high', 'p2', 'sev2'],
  ['critical', 'page', 'emergency', 'fatal', 'disaster', 'p1', 'sev1', 'p0', 'sev0'],
];
const unknownRank = 2;

/** The most severe of some severities, as it was written; empty where none is given. Of equal ones the first. */
export function worstSeverity(severities: readonly string[]): string {
  return severities.reduce((worst, one) => (rankOf(one) > rankOf(worst) ? one : worst), '');
}

function rankOf(severity: string): number {
  if (severity === '') {
    return -1;
  }
  const rank = order.findIndex((words) => words.includes(severity.toLowerCase()));
  return rank < 0 ? unknownRank : rank;
}
