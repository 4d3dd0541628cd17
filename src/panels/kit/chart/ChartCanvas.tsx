import { css } from '@emotion/css';
import { useLayoutEffect, useRef } from 'react';

import { usePixelRatio } from './usePixelRatio';

/** Draws in CSS pixels; `pixelRatio` tells how many device pixels each has. */
export type DrawChart = (context: CanvasRenderingContext2D, pixelRatio: number) => void;

interface ChartCanvasProps {
  readonly width: number;
  readonly height: number;
  /** The chart itself: redrawn when this function changes, so memoise it on what it draws. */
  readonly draw: DrawChart;
  /** What changes with the pointer (focus ring, crosshair, brush), on a layer of its own. */
  readonly drawOverlay?: DrawChart;
  readonly testId?: string;
}

/** Two stacked canvases, sharp on every screen. Content is replaced within one frame, so that streaming never flickers. */
export function ChartCanvas({ width, height, draw, drawOverlay, testId = 'covary-chart' }: ChartCanvasProps) {
  const chart = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const pixelRatio = usePixelRatio();
  useLayoutEffect(() => paint(chart.current, width, height, pixelRatio, draw), [width, height, pixelRatio, draw]);
  useLayoutEffect(
    () => paint(overlay.current, width, height, pixelRatio, drawOverlay),
    [width, height, pixelRatio, drawOverlay]
  );
  return (
    <>
      <canvas ref={chart} className={canvasStyle} style={{ width, height }} data-testid={testId} aria-hidden />
      <canvas ref={overlay} className={canvasStyle} style={{ width, height }} aria-hidden />
    </>
  );
}

const canvasStyle = css({ position: 'absolute', top: 0, left: 0, pointerEvents: 'none', letterSpacing: 'normal' });

function paint(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
  pixelRatio: number,
  draw: DrawChart | undefined
): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) {
    return;
  }
  const deviceWidth = Math.max(1, Math.round(width * pixelRatio));
  const deviceHeight = Math.max(1, Math.round(height * pixelRatio));
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
  }
  // Else the canvas inherits the page's, and texts are wider than they were measured.
  context.letterSpacing = '0px';
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  draw?.(context, pixelRatio);
}
