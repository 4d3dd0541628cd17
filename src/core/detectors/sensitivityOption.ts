import { type OptionSpec } from './detectorOptions';

/** The one knob of a detector that has no threshold in a unit of its own. */
export function sensitivityOption(standard: number): OptionSpec {
  return {
    name: 'sensitivity',
    title: 'Sensitivity',
    description: 'From 0, only the grossest deviation, to 1, the slightest',
    kind: 'number',
    default: standard,
    minimum: 0,
    maximum: 1,
  };
}
