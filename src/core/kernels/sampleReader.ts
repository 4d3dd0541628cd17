import { decodeText } from './decodeText';
import { closeBracket, comma, openBracket } from './jsonScan';
import { type KernelModule } from './kernelModule';
import { greatestPowerOfFive, leastPowerOfFive, powersOfFive } from './powersOfFive';
import { sampleTime, sampleValue } from './sampleNumbers';
import { SamplePool } from './samplePool';

const windowBytes = 262_144;
const paddingBytes = 64;
const capacity = 16_384;
/** No ordinary sample is longer: one that the kernel does not read this close to the window's end may be cut off. */
const longestSample = 128;
/** So many samples of an unusual form, and JSON.parse is the better way. */
const mostUnusual = 10_000;
/** `[0,"0"],` */
const shortestSample = 8;
const closed = 0;
const full = 1;

/** Reads lists of samples through a window of the kernels' memory that moves along the text. */
export class SampleReader {
  private readonly pool: SamplePool;
  private readonly window: number;
  private readonly times: number;
  private readonly values: number;
  private windowStart = 0;
  private windowEnd = 0;
  private unusual = 0;

  constructor(
    private readonly module: KernelModule,
    private readonly bytes: Uint8Array
  ) {
    this.pool = new SamplePool(bytes.length / shortestSample);
    this.window = module.reserve(windowBytes + paddingBytes + 16 * capacity);
    this.times = this.window + windowBytes + paddingBytes;
    this.values = this.times + 8 * capacity;
    placePowers(module);
  }

  /** To be called when others may have used the kernels' memory since the last read. */
  resume(): void {
    this.windowEnd = this.windowStart;
  }

  /** Reads from behind a list's opening bracket; returns the position after its closing one, undefined at a surprise. */
  read(start: number): number | undefined {
    const { functions } = this.module;
    let at = start;
    for (;;) {
      if (at < this.windowStart || at >= this.windowEnd) {
        this.moveTo(at);
      }
      const count = functions.parseSamples(
        this.window + (at - this.windowStart),
        this.window + (this.windowEnd - this.windowStart),
        this.times,
        this.values,
        capacity
      );
      if (count > 0) {
        this.pool.append(this.module.doubles(this.times, count), this.module.doubles(this.values, count));
      }
      at = functions.sampleStopAddress() - this.window + this.windowStart;
      const reason = functions.sampleStopReason();
      if (reason === closed) {
        return at;
      }
      if (reason === full) {
        continue;
      }
      if (at > this.windowStart && this.windowEnd < this.bytes.length && this.windowEnd - at < longestSample) {
        this.moveTo(at);
        continue;
      }
      const next = this.readUnusual(at);
      if (next === undefined) {
        return undefined;
      }
      if (this.bytes[next] === closeBracket) {
        return next + 1;
      }
      at = next + 1;
      if (this.bytes[next] !== comma || this.bytes[at] !== openBracket) {
        return undefined;
      }
    }
  }

  /** The samples read since the last call. */
  takeSeries(): { times: Float64Array; values: Float64Array } {
    return this.pool.takeSeries();
  }

  private moveTo(at: number): void {
    this.windowStart = at;
    this.windowEnd = Math.min(this.bytes.length, at + windowBytes);
    const length = this.windowEnd - at;
    const target = this.module.bytes(this.window, length + paddingBytes);
    target.set(this.bytes.subarray(at, this.windowEnd));
    target.fill(0, length);
  }

  /** One sample through JSON.parse; returns the position after it. */
  private readUnusual(at: number): number | undefined {
    const end = this.bytes[at] === openBracket ? this.bytes.indexOf(closeBracket, at) + 1 : 0;
    if (end === 0 || ++this.unusual > mostUnusual) {
      return undefined;
    }
    let sample: unknown;
    try {
      sample = JSON.parse(decodeText(this.bytes.subarray(at, end)));
    } catch {
      return undefined;
    }
    const pair: readonly unknown[] = Array.isArray(sample) && sample.length === 2 ? sample : [];
    const time = sampleTime(pair[0]);
    const value = sampleValue(pair[1]);
    if (time === undefined || value === undefined) {
      return undefined;
    }
    this.pool.push(time, value);
    return end;
  }
}

/** Puts the table of powers of five, and 10^0 … 10^22 in front of it, where the kernel looks for them. */
function placePowers(module: KernelModule): void {
  const table = module.constants + 192;
  const tens = module.doubles(table - 184, 23);
  if (tens[0] === 1) {
    return;
  }
  for (let power = 0; power < tens.length; power++) {
    tens[power] = Number(`1e${power}`);
  }
  const words = powersOfFive();
  module.bytes(table, words.byteLength).set(new Uint8Array(words.buffer));
  module.functions.setPowers(table, leastPowerOfFive, greatestPowerOfFive);
}
