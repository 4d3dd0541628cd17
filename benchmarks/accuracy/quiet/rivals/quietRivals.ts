import { adaptiveRules } from './adaptiveRules';
import { floor } from './floor';
import { type QuietRival } from './quietRival';
import { robustRules } from './robustRules';
import { staticSigma } from './staticSigma';

/** What the detectors are measured beside, in the same run. */
export const quietRivals: readonly QuietRival[] = [floor, adaptiveRules, robustRules, staticSigma];
