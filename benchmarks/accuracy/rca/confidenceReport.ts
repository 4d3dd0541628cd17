import { serviceConfidence } from '../../../src/core/rootcause/ranking/serviceConfidence';
import { type CauseScores } from '../../../src/core/rootcause/ranking/rankingMethod';
import { type RankingProblem } from '../../../src/core/rootcause/ranking/rankingProblem';
import { type RcaCase } from './rcaCase';

/** How sure the ranking was of its first service, and whether it was right. */
export interface FirstGuess {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** The first guess of a case; `FRONT`, the entry's own telemetry, is no service to guess. */
export function firstGuess(rcaCase: RcaCase, problem: RankingProblem, scores: CauseScores): FirstGuess {
  const confidence = serviceConfidence(scores.services);
  const guesses = problem.services
    .map((service, index) => ({ service, score: scores.services[index] ?? 0, confidence: confidence[index] ?? 0 }))
    .filter(({ service }) => service !== 'FRONT')
    .sort((a, b) => b.score - a.score);
  return {
    confidence: guesses[0]?.confidence ?? 0,
    isRight: guesses[0]?.service === rcaCase.rootCause.service,
  };
}

const EDGES = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 1];
const THRESHOLDS = [0.2, 0.5, 0.8];

/** Two tables: by bands of confidence, and from a threshold upwards. */
export function confidenceLines(guesses: readonly FirstGuess[]): readonly string[] {
  const lines = ['confidence     cases  mean  right'];
  EDGES.slice(0, -1).forEach((from, index) => {
    const to = EDGES[index + 1] ?? 1;
    const within = guesses.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    lines.push(`${from.toFixed(1)} to ${to.toFixed(1)}${row(within)}`);
  });
  for (const threshold of THRESHOLDS) {
    const above = guesses.filter(({ confidence }) => confidence >= threshold);
    lines.push(`${threshold.toFixed(1)} or more${row(above).slice(1)}`);
  }
  return lines;
}

function row(guesses: readonly FirstGuess[]): string {
  const share = (of: (guess: FirstGuess) => number): string =>
    guesses.length === 0
      ? '   - '
      : (guesses.reduce((sum, guess) => sum + of(guess), 0) / guesses.length).toFixed(2).padStart(5);
  const right = share(({ isRight }) => (isRight ? 1 : 0));
  return `${String(guesses.length).padStart(10)} ${share(({ confidence }) => confidence)}  ${right}`;
}
