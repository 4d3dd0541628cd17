import { type CaseAnswer } from './askCase';
import { type RcaCase } from './rcaCase';

/** How sure the ranking was of its first service, and whether it was right. */
export interface FirstGuess {
  readonly dataset: string;
  readonly isVisible: boolean;
  readonly confidence: number;
  readonly isRight: boolean;
}

/** The first guess of a case, none without services; `FRONT`, the entry's own telemetry, is no service to guess. */
export function firstGuess(
  { dataset, visible, rootCause }: RcaCase,
  answer: CaseAnswer | undefined
): readonly FirstGuess[] {
  const services = answer?.prediction.services ?? [];
  const first = services.findIndex((service) => service !== 'FRONT');
  const confidence = answer?.confidences[first] ?? 0;
  return [{ dataset, isVisible: visible, confidence, isRight: services[first] === rootCause.service }];
}

const fifths = 5;
const thresholds = [0.2, 0.5, 0.8];

/** Tables: by equal bands of confidence, by fifths of the cases, from a threshold upwards, and of hidden faults. */
export function confidenceLines(guesses: readonly FirstGuess[]): readonly string[] {
  const lines = ['confidence     cases  mean  right'];
  for (let band = 0; band < fifths; band++) {
    const [from, to] = [band / fifths, (band + 1) / fifths];
    const within = guesses.filter(
      ({ confidence }) => confidence >= from && (confidence < to || (band === fifths - 1 && confidence >= to))
    );
    lines.push(`${from.toFixed(1)} to ${to.toFixed(1)}${row(within)}`);
  }
  const ordered = [...guesses].sort((a, b) => a.confidence - b.confidence);
  for (let fifth = 0; fifth < fifths; fifth++) {
    const [from, to] = [fifth, fifth + 1].map((n) => Math.round((n * ordered.length) / fifths));
    lines.push(`fifth ${fifth + 1}   ${row(ordered.slice(from, to))}`);
  }
  for (const threshold of thresholds) {
    lines.push(
      `${threshold.toFixed(1)} or more${row(guesses.filter(({ confidence }) => confidence >= threshold)).slice(1)}`
    );
  }
  lines.push(`hidden    ${row(guesses.filter(({ isVisible }) => !isVisible))}`);
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
