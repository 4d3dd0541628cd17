import { type z } from 'zod';
import { resolveOptions } from '../../core/detectors/detectorOptions';
import { detectors } from '../../core/detectors/registry';

/** The part of an analysis that names a detector. */
interface Chosen {
  readonly detector: string;
  readonly options: Readonly<Record<string, number | string | boolean>>;
}

/** Refuses detectors that do not exist, options of other detectors and values out of range, each by its field's name. */
export function refuseUnknownOptions({ detector: id, options }: Chosen, context: z.RefinementCtx<unknown>): void {
  const refuse = (path: readonly string[], message: string): void => {
    context.addIssue({ code: 'custom', path: [...path], message });
  };
  const detector = detectors.find((candidate) => candidate.id === id);
  if (detector === undefined) {
    refuse(['detector'], `there is no detector "${id}"; there are ${detectors.map((one) => one.id).join(', ')}`);
    return;
  }
  const specs = detector.options;
  for (const [name, value] of Object.entries(options)) {
    if (!specs.some((spec) => spec.name === name)) {
      const names = specs.map((spec) => spec.name).join(', ');
      refuse(['options', name], `the detector "${id}" has no such option; it has ${names === '' ? 'none' : names}`);
      continue;
    }
    try {
      resolveOptions(specs, { [name]: value });
    } catch (error) {
      refuse(['options', name], error instanceof Error ? error.message : 'cannot be used');
    }
  }
}
