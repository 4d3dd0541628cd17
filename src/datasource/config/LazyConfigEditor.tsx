import { LoadingPlaceholder } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type ComponentProps, lazy, Suspense } from 'react';
import { pointToAppFiles } from '../../chunks/pointToAppFiles';

const ConfigEditor = lazy(() => {
  pointToAppFiles('datasource');
  return import('./ConfigEditor');
});

/** The editor of the data source's settings, loaded when it is opened. */
export function LazyConfigEditor(props: ComponentProps<typeof ConfigEditor>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text={t('config.loading', 'Loading the settings')} />}>
      <ConfigEditor {...props} />
    </Suspense>
  );
}
