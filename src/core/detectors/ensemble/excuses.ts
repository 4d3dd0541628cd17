import { type StateTape } from '../../stateTape';

/** How large deviations the usual itself explains in each of the last blocks: where it has an edge, or has turned. */
export class Excuses {
  /** Of each block, in the places that they take in turn. */
  readonly ofBlocks: Float64Array;

  private position = 0;
  private present = 0;

  constructor(blocks: number) {
    this.ofBlocks = new Float64Array(blocks);
  }

  /** Takes what is explained at a sample into the present block. */
  push(explained: number): void {
    this.present = Math.max(this.present, explained);
  }

  /** Ends the present block; the next one takes the place of the oldest. */
  closeBlock(): void {
    const { ofBlocks, position } = this;
    ofBlocks[position] = this.present;
    this.position = (position + 1) % ofBlocks.length;
    this.present = 0;
  }

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    tape.numbers(this.ofBlocks);
    this.position = tape.number(this.position);
    this.present = tape.number(this.present);
  }
}
