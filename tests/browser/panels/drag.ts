import { fireEvent } from '@testing-library/react';

type Place = readonly [number, number];

/** Drags the pointer over a chart in two moves; jsdom knows neither pointer events nor their capture. */
export function drag(chart: HTMLElement, from: Place, to: Place): void {
  chart.setPointerCapture = () => {};
  press(chart, from);
  move(chart, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
  move(chart, to);
  release(chart, to);
}

export const press = (chart: HTMLElement, place: Place) => send(chart, 'pointerdown', place);
export const move = (chart: HTMLElement, place: Place) => send(chart, 'pointermove', place);

/** With the click that browsers send after it. */
export function release(chart: HTMLElement, place: Place): void {
  send(chart, 'pointerup', place);
  send(chart, 'click', place);
}

function send(chart: HTMLElement, type: string, [clientX, clientY]: Place): void {
  fireEvent(chart, new MouseEvent(type, { clientX, clientY, button: 0, bubbles: true }));
}
