import { type StateTape } from '../../stateTape';
import { LastValues } from './lastValues';

/** How large deviations the usual itself explains in each of the last blocks: where it has an edge, or has turned. */
export class Excuses {
  private readonly ofBlocks: LastValues;
  private present = 0;

  constructor(blocks: number) {
    this.ofBlocks = new LastValues(blocks);
  }

  /** Takes what is explained at a sample into the present block. */
  push(explained: number): void {
    this.present = Math.max(this.present, explained);
  }

  /** Ends the present block; the oldest one is forgotten. */
  closeBlock(): void {
    this.ofBlocks.push(this.present);
    this.present = 0;
  }

  /** What is explained in the block that was closed so many blocks before the present one. */
  before(age: number): number {
    return this.ofBlocks.before(age);
  }

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    this.ofBlocks.carry(tape);
    this.present = tape.number(this.present);
  }
}
