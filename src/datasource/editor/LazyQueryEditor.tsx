import { LoadingPlaceholder } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type ComponentProps, lazy, Suspense } from 'react';
import { pointToAppFiles } from '../../chunks/pointToAppFiles';

const QueryEditor = lazy(() => {
  pointToAppFiles('datasource');
  return import('./QueryEditor');
});

/** The query editor, loaded when the first one is opened: dashboards that only query do without it. */
export function LazyQueryEditor(props: ComponentProps<typeof QueryEditor>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text={t('editor.loading', 'Loading the editor')} />}>
      <QueryEditor {...props} />
    </Suspense>
  );
}
