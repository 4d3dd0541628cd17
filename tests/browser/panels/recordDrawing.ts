import { vi } from 'vitest';

/** What charts drew while it was recorded. */
export interface Drawing {
  /** All texts, of every painting. */
  readonly texts: string[];
  /** Colours of fills and lines, of every painting. */
  readonly colors: Set<string>;
  /** The calls of a canvas since it was last cleared, in the order that they were made; numbers to a hundredth of a pixel. */
  readonly callsOf: (canvas: HTMLCanvasElement) => readonly string[];
}

/** Gives canvases a context that notes what is drawn on it, until `vi.restoreAllMocks`. */
export function recordDrawing(): Drawing {
  const recordings = new Map<unknown, Recording>();
  const texts: string[] = [];
  const colors = new Set<string>();
  const recordingOf = (canvas: Sized): Recording => {
    const known = recordings.get(canvas) ?? new Recording(canvas, { texts, colors, recordingOf });
    recordings.set(canvas, known);
    return known;
  };
  class RecordingCanvas {
    constructor(
      public width: number,
      public height: number
    ) {}
    getContext() {
      return recordingOf(this).context;
    }
  }
  vi.stubGlobal('OffscreenCanvas', RecordingCanvas);
  vi.stubGlobal('ImageData', RecordedPixels);
  vi.stubGlobal('Path2D', RecordedPath);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    return recordingOf(this).context;
  } as never);
  return { texts, colors, callsOf: (canvas) => recordings.get(canvas)?.calls ?? [] };
}

interface Sized {
  readonly width: number;
  readonly height: number;
}

interface Surroundings {
  readonly texts: string[];
  readonly colors: Set<string>;
  readonly recordingOf: (canvas: Sized) => Recording;
}

/** ImageData of a size, or of pixels and their size. */
class RecordedPixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(...given: readonly [number, number] | readonly [Uint8ClampedArray, number, number]) {
    const [width, height] = given.length === 3 ? [given[1], given[2]] : given;
    this.width = width;
    this.height = height;
    this.data = given.length === 3 ? given[0] : new Uint8ClampedArray(4 * Math.max(1, width) * Math.max(1, height));
  }
}

/** A path that is drawn later. */
class RecordedPath {
  readonly steps: string[] = [];
  moveTo(...at: readonly number[]) {
    this.steps.push(`M${at.map(written).join(' ')}`);
  }
  lineTo(...at: readonly number[]) {
    this.steps.push(`L${at.map(written).join(' ')}`);
  }
  rect(...at: readonly number[]) {
    this.steps.push(`R${at.map(written).join(' ')}`);
  }
  arc(...at: readonly number[]) {
    this.steps.push(`A${at.map(written).join(' ')}`);
  }
  closePath() {
    this.steps.push('Z');
  }
}

const pathCalls = new Set(['moveTo', 'lineTo', 'arc', 'rect', 'closePath']);

/** The context of one canvas, and what was called on it. */
class Recording {
  readonly calls: string[] = [];
  readonly context: unknown;
  private readonly state = new Map<string, unknown>();

  constructor(
    canvas: Sized,
    private readonly surroundings: Surroundings
  ) {
    this.context = new Proxy(
      {},
      {
        get: (_, name) => (name === 'canvas' ? canvas : this.methodOf(String(name))),
        set: (_, name, value) => {
          this.assign(String(name), value);
          return true;
        },
      }
    );
  }

  private assign(name: string, value: unknown): void {
    if ((name === 'fillStyle' || name === 'strokeStyle') && typeof value === 'string') {
      this.surroundings.colors.add(value);
    }
    if (this.state.get(name) !== value) {
      this.state.set(name, value);
      this.calls.push(`${name} = ${written(value)}`);
    }
  }

  private methodOf(name: string): (...args: unknown[]) => unknown {
    switch (name) {
      case 'measureText':
        return (text) => ({ width: String(text).length * 6 });
      case 'createImageData':
      case 'getImageData':
        return (...sizes) => {
          const [width, height] = sizes.slice(-2);
          return new RecordedPixels(Number(width), Number(height));
        };
      case 'createLinearGradient':
        return (...line) => gradient(line);
      case 'clearRect':
        return () => {
          this.calls.length = 0;
          this.state.clear();
        };
      case 'setTransform':
        return () => {};
      default:
        return (...args) => this.note(name, args);
    }
  }

  private note(name: string, args: readonly unknown[]): void {
    if (name === 'fillText') {
      this.surroundings.texts.push(String(args[0]));
    }
    const call = `${name}(${args.map((arg) => this.argument(arg)).join(', ')})`;
    const last = this.calls.length - 1;
    // A path is one line: a drawing of a thousand links would have ten thousand.
    if (pathCalls.has(name) && /^(beginPath|moveTo)\(/.test(this.calls[last] ?? '')) {
      this.calls[last] += ` ${call}`;
    } else {
      this.calls.push(call);
    }
  }

  private argument(value: unknown): string {
    if (value instanceof RecordedPixels) {
      return `${value.width}×${value.height} pixels ${digest(value.data)}`;
    }
    if (value instanceof RecordedPath) {
      return `path ${value.steps.length > 12 ? `of ${value.steps.length} steps ${digest(value.steps.join())}` : value.steps.join(' ')}`;
    }
    if (typeof value === 'object' && value !== null && 'getContext' in value) {
      const { width, height } = value as unknown as Sized;
      const { calls } = this.surroundings.recordingOf(value as unknown as Sized);
      return `${width}×${height} canvas: ${calls.join('; ')}`;
    }
    return written(value);
  }
}

function gradient(line: readonly unknown[]) {
  const stops: string[] = [];
  return {
    addColorStop: (at: number, color: string) => stops.push(`${written(at)} ${color}`),
    toString: () => `gradient(${line.map(written).join(', ')}: ${stops.length} stops ${digest(stops.join())})`,
  };
}

function written(value: unknown): string {
  if (typeof value === 'number') {
    // Without a sign where it rounds to nothing.
    return String(Math.round(value * 100) / 100 + 0);
  }
  return Array.isArray(value) ? `[${value.map(written).join(', ')}]` : String(value);
}

/** Sixteen letters that stand for much: two 32-bit FNV-1a hashes, from either end. */
export function digest(content: string | Uint8ClampedArray): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let forth = 0x811c9dc5;
  let back = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) {
    forth = Math.imul(forth ^ (bytes[i] ?? 0), 0x01000193);
    back = Math.imul(back ^ (bytes[bytes.length - 1 - i] ?? 0), 0x01000193);
  }
  return [forth, back].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}
