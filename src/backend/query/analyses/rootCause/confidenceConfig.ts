import { type FieldConfig } from '../../../../frames/schema/wireFrame';

/** How Grafana shows a confidence of 0..1: in percent, and never as certain. */
export const confidenceConfig = {
  unit: 'percentunit',
  decimals: 0,
  min: 0,
  max: 1,
  mappings: [
    { type: 'range', options: { from: 0.99, to: 1, result: { text: '> 99 %' } } },
    { type: 'range', options: { from: 1e-9, to: 0.01, result: { text: '< 1 %' } } },
  ],
} satisfies FieldConfig;
