import { type StateTape } from '../../stateTape';
import { type EnsembleWindows } from './ensembleWindows';

interface Held {
  /** What the residual was compared with when the event began. */
  readonly base: number;
  /** The deviation with which it began. */
  readonly size: number;
  readonly score: number;
  age: number;
  missed: number;
}

const noEvent: Held = { base: 0, size: 0, score: 0, age: 0, missed: 0 };

/** An event ends after so many values in a row that have come back at least half of the way. */
const backSamples = 2;

/**
 * Holds events until the value has come back: the median of the last hours would forget an outage while it lasts. An event begins with
 * a score above 1 after a calm of ten minutes and lasts six hours at the most: then it is the new level. Whether one holds depends on those six
 * hours alone.
 */
export class HeldEvents {
  private held: Held[] = [];
  private sinceHigh = Infinity;

  constructor(private readonly windows: EnsembleWindows) {}

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    this.sinceHigh = tape.number(this.sinceHigh);
    this.held = Array.from({ length: tape.number(this.held.length) }, (_, i) => {
      const { base, size, score, age, missed } = this.held[i] ?? noEvent;
      return {
        base: tape.number(base),
        size: tape.number(size),
        score: tape.number(score),
        age: tape.number(age),
        missed: tape.number(missed),
      };
    });
  }

  /** The score that the events give a value: above 1 while one holds, else 0. `score` is the value's own; `isFar`: whether it is far from usual. */
  update(score: number, residual: number, base: number, isFar: boolean): number {
    const { windows } = this;
    let most = 0;
    let isOver = false;
    for (const event of this.held) {
      const share = (residual - event.base) / event.size;
      event.age += 1;
      event.missed = share >= 0.5 && isFar ? 0 : event.missed + (share === share ? 1 : 0);
      if (event.age > windows.event || event.missed >= backSamples) {
        event.missed = Infinity;
        isOver = true;
      } else if (event.missed === 0) {
        most = Math.max(most, 1 + (event.score - 1) * Math.min(1, 2 * share - 1) + 1e-6);
      }
    }
    if (isOver) {
      this.held = this.held.filter(({ missed }) => missed !== Infinity);
    }
    if (score > 1) {
      if (this.sinceHigh >= windows.calm && residual !== base) {
        this.held.push({ base, size: residual - base, score, age: 0, missed: 0 });
      }
      this.sinceHigh = 0;
    } else {
      this.sinceHigh += 1;
    }
    return most;
  }
}
