import { isFetchError } from '@grafana/runtime';
import { t } from '@grafana/i18n';

/** Why a ruler did not do what was asked, in a person's words; what it said itself follows. */
export function rulerFailure(error: unknown, name: string): Error {
  const asIs = { interpolation: { escapeValue: false } };
  const status = isFetchError(error) ? error.status : undefined;
  if (status === 401 || status === 403) {
    return new Error(t('ruler.not-allowed', 'You may not do that with the rules of {{name}}.', { name, ...asIs }));
  }
  const data: unknown = isFetchError(error) ? error.data : undefined;
  const said =
    typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string'
      ? data.message
      : error instanceof Error
        ? error.message
        : '';
  return new Error(
    t('ruler.refused', '{{name}} did not take it: {{said}}', { name, said: said.slice(0, 300), ...asIs })
  );
}
