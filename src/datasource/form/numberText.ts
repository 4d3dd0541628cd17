import { asIs } from '../asIs';
import { t } from '@grafana/i18n';
import { durationText, parseDuration } from './duration';
import { type FormSchema } from './formSchema';

/** A number as a form shows it, by its unit: `5m`, `99.9`, a time; empty for anything else but a variable, which stays as it is. */
export function numberText(value: unknown, unit: string | undefined): string {
  if (typeof value !== 'number') {
    return isVariable(value) ? value : '';
  }
  switch (unit) {
    case 'duration':
      return durationText(value);
    case 'time':
      return new Date(value).toISOString();
    case 'percent':
      return String(Number((value * 100).toPrecision(12)));
    default:
      return String(value);
  }
}

/** What stands behind a number, if its unit does. */
export function unitText(unit: string | undefined): string | undefined {
  return unit === 'percent' ? '%' : unit === 'duration' || unit === 'time' ? undefined : unit;
}

/** The value of a text that {@link numberProblem} finds nothing wrong with: a number, or a text with a dashboard's variable. */
export function readNumber(text: string, unit: string | undefined): number | string {
  return isVariable(text) ? text : parsed(text, unit);
}

function parsed(text: string, unit: string | undefined): number {
  switch (unit) {
    case 'duration':
      return parseDuration(text);
    case 'time':
      return Date.parse(text);
    case 'percent':
      return Number((Number(text) / 100).toPrecision(12));
    default:
      return Number(text);
  }
}

/** What is wrong with a text as a number of this form, for the one who types it; undefined where nothing is. */
export function numberProblem(text: string, { unit, type, minimum, maximum }: FormSchema): string | undefined {
  if (text === '' || isVariable(text)) {
    return undefined;
  }
  const number = parsed(text, unit);
  if (!Number.isFinite(number)) {
    return notANumber(unit);
  }
  if (type === 'integer' && !Number.isInteger(number)) {
    return t('form.whole-number', 'Write a whole number');
  }
  if (number < (minimum ?? -Infinity)) {
    return t('form.at-least', 'At least {{least}}', { ...asIs, least: numberText(minimum, unit) });
  }
  return number > (maximum ?? Infinity)
    ? t('form.at-most', 'At most {{most}}', { ...asIs, most: numberText(maximum, unit) })
    : undefined;
}

function notANumber(unit: string | undefined): string {
  switch (unit) {
    case 'duration':
      return t('form.duration', 'Write a duration such as 30s, 5m or 1h');
    case 'time':
      return t('form.time', 'Write a time such as 2026-01-31T12:00:00Z');
    default:
      return t('form.number', 'Write a number');
  }
}

/** Whether a text holds a variable of a dashboard: what it means is known when the query runs. */
function isVariable(value: unknown): value is string {
  return typeof value === 'string' && /\$\w|\$\{|\[\[/.test(value);
}
