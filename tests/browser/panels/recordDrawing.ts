import { vi } from 'vitest';

/** What charts drew while it was recorded: texts, and the colours of fills and lines. */
export interface Drawing {
  readonly texts: string[];
  readonly colors: Set<string>;
}

/** Gives canvases a context that notes what is drawn on it, until `vi.restoreAllMocks`. */
export function recordDrawing(): Drawing {
  const drawing: Drawing = { texts: [], colors: new Set() };
  class RecordingCanvas {
    constructor(
      readonly width: number,
      readonly height: number
    ) {}
    getContext() {
      return recorder(this, drawing);
    }
  }
  vi.stubGlobal('OffscreenCanvas', RecordingCanvas);
  vi.stubGlobal('ImageData', class {});
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    return recorder(this, drawing);
  } as never);
  return drawing;
}

function recorder(canvas: unknown, drawing: Drawing): unknown {
  return new Proxy(
    {},
    {
      get: (_, name) => {
        switch (name) {
          case 'canvas':
            return canvas;
          case 'fillText':
            return (text: string) => drawing.texts.push(text);
          case 'measureText':
            return (text: string) => ({ width: text.length * 6 });
          case 'createImageData':
          case 'getImageData':
            return (...sizes: number[]) => {
              const [width = 1, height = 1] = sizes.slice(-2);
              return { width, height, data: new Uint8ClampedArray(4 * Math.max(1, width) * Math.max(1, height)) };
            };
          case 'createLinearGradient':
            return () => ({ addColorStop: () => {} });
          default:
            return () => {};
        }
      },
      set: (_, name, value) => {
        if ((name === 'fillStyle' || name === 'strokeStyle') && typeof value === 'string') {
          drawing.colors.add(value);
        }
        return true;
      },
    }
  );
}
