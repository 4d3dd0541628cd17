import { type ServiceLevelObjective } from './serviceLevelObjective';

const allowedName = /^[a-zA-Z0-9_][\w.-]{0,99}$/;
const dayMs = 86_400_000;
const longestDays = 366;
const longestService = 100;

/** Why an objective can be neither kept nor become rules: a sentence that names what is wrong; nothing where it can. */
export function objectiveFault(slo: ServiceLevelObjective): string | undefined {
  const { name, service, objective, good, bad, periodMs } = slo;
  if (!allowedName.test(name)) {
    return `the name "${name}" is not one of letters, digits, ".", _ and -`;
  }
  if (service.length > longestService) {
    return `the service "${service}" has more than ${longestService} characters`;
  }
  if (!(objective > 0 && objective < 1)) {
    return 'the objective must lie between 0 and 100 %, both not included';
  }
  if (!(periodMs >= dayMs && periodMs <= longestDays * dayMs)) {
    return `the period must last from a day to ${longestDays} days`;
  }
  return good === undefined && bad === undefined ? 'say which events are good, or which are bad' : undefined;
}
