import { type z } from 'zod';
import { detectorDeclarations } from '../../core/detectors/detectorDeclarations';

/** The part of an analysis that names a detector. */
interface Chosen {
  readonly detector: string;
  readonly options: Readonly<Record<string, number | string | boolean>>;
}

/** Refuses detectors that do not exist, options of other detectors and values out of range, each by its field's name. */
export function refuseUnknownOptions({ detector: id, options }: Chosen, context: z.RefinementCtx<unknown>): void {
  const refuse = (path: readonly PropertyKey[], message: string): void => {
    context.addIssue({ code: 'custom', path: [...path], message });
  };
  const detector = detectorDeclarations.find((candidate) => candidate.id === id);
  if (detector === undefined) {
    refuse(
      ['detector'],
      `there is no detector "${id}"; there are ${detectorDeclarations.map((one) => one.id).join(', ')}`
    );
    return;
  }
  const names = Object.keys(detector.options.shape);
  for (const issue of detector.options.safeParse(options, { reportInput: true }).error?.issues ?? []) {
    switch (issue.code) {
      case 'unrecognized_keys':
        issue.keys.forEach((name) =>
          refuse(['options', name], `the detector "${id}" has no such option; it has ${names.join(', ')}`)
        );
        break;
      case 'too_big':
      case 'too_small':
        context.addIssue({ ...issue, input: issue.input, path: ['options', ...issue.path] });
        break;
      default:
        refuse(['options', ...issue.path], issue.message);
    }
  }
}
