import { labelValue } from '../../series/labelValue';
import { type AlertEvent } from './alertEvent';

/** Says that one alert sets off another where no graph of services does: a node that is down and the pods on it. */
export interface ParentRule {
  /** The name of the alert that explains; `*` stands for any characters. */
  readonly parent: string;
  /** The name of the alert that is explained, likewise. */
  readonly child: string;
  /** Labels that both alerts have with the same value. */
  readonly equal: readonly string[];
}

/** Whether a rule lets one alert explain the other; their times are not looked at. */
export function isParentByRule({ parent, child, equal }: ParentRule, cause: AlertEvent, effect: AlertEvent): boolean {
  return (
    isNamed(cause.name, parent) &&
    isNamed(effect.name, child) &&
    equal.every((label) => {
      const value = labelValue(cause.labels, label);
      return value !== undefined && value === labelValue(effect.labels, label);
    })
  );
}

/** Whether a name fits a pattern whose `*` stands for any characters. Linear in the lengths for each `*`. */
export function isNamed(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return name === first;
  }
  if (!name.startsWith(first)) {
    return false;
  }
  let from = first.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at < 0) {
      return false;
    }
    from = at + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
