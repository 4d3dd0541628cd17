import { type AnomalyExplanation } from './explanation';
import { type Evidence } from '../detector/evidence';
import { formatDuration } from '../../series/formatDuration';
import { formatQuantity } from '../../series/formatQuantity';

/** One anomaly in a sentence or two that a person can read; times are left to whoever shows them. */
export function anomalySentence(name: string, anomaly: Omit<AnomalyExplanation, 'sentence'>, stepMs: number): string {
  const { actual, expected, peakScore, contributions, agreeing, disagreeing, evidence } = anomaly;
  const lasted = formatDuration(anomaly.endMs - anomaly.startMs + stepMs);
  const times = `${formatQuantity(Number(peakScore.toPrecision(2)))} times the threshold`;
  const judges = agreeing.length + disagreeing.length;
  return [
    `${name} ${comparison(actual, expected)}: ${times} at the peak, anomalous for ${lasted}.`,
    ...(evidence === undefined ? [] : [evidenceSentence(evidence)]),
    ...(judges > 0
      ? [
          `${agreeing.length} of ${judges} other detectors agree${agreeing.length > 0 ? ` (${agreeing.join(', ')})` : ''}.`,
        ]
      : []),
    ...(contributions.length > 1
      ? [`It contributes most, before ${contributions.slice(1, 3).map(describe).join(' and ')}.`]
      : []),
  ].join(' ');
}

/** Who speaks, and against what. */
function evidenceSentence({ votes, reference }: Evidence): string {
  const speaking = votes.filter(({ score }) => score > 1).map(({ member, finding }) => `${member} (${finding})`);
  const said = speaking.length === 0 ? 'it has not come back from where it went' : speaking.join(', ');
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}; compared with ${reference}.`;
}

function comparison(actual: number, expected: number): string {
  if (Number.isNaN(actual)) {
    return 'stands out';
  }
  if (Number.isNaN(expected)) {
    return `was ${formatQuantity(actual)}`;
  }
  if (actual === expected) {
    return `was ${formatQuantity(actual)} as expected, but came about unusually`;
  }
  const side = actual > expected ? 'above' : 'below';
  return `was ${formatQuantity(actual)}, ${side} the ${formatQuantity(expected)} expected`;
}

function describe(contribution: { readonly name: string; readonly share: number }): string {
  return `${contribution.name} (${Math.round(contribution.share * 100)} %)`;
}
