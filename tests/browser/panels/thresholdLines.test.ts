import { createTheme, ThresholdsMode } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { thresholdLines } from '../../../src/panels/violin/thresholdLines';

const format = (value: number) => `${value} ms`;
const steps = [
  { value: -Infinity, color: 'green' },
  { value: 200, color: '#ff0000' },
];

describe('thresholdLines', () => {
  it('labels a threshold, and draws none for the base', () => {
    const lines = thresholdLines(
      { thresholds: { mode: ThresholdsMode.Absolute, steps } },
      'SLA limit',
      format,
      createTheme()
    );
    expect(lines).toEqual([{ value: 200, label: 'SLA limit (200 ms)', color: '#ff0000' }]);
  });

  it('reads percentages between min and max', () => {
    const thresholds = { mode: ThresholdsMode.Percentage, steps: [{ value: 75, color: '#ff0000' }] };
    expect(thresholdLines({ thresholds, min: 100, max: 300 }, '', format, createTheme())[0]).toMatchObject({
      value: 250,
      label: '250 ms',
    });
  });
});
