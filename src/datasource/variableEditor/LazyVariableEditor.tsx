import { type ComponentProps, lazy, Suspense } from 'react';
import { pointToAppFiles } from '../../chunks/pointToAppFiles';

const VariableEditor = lazy(() => {
  pointToAppFiles('datasource');
  return import('./VariableEditor');
});

/** The editor of a variable's query, loaded when it is opened. */
export function LazyVariableEditor(props: ComponentProps<typeof VariableEditor>) {
  return (
    <Suspense fallback={null}>
      <VariableEditor {...props} />
    </Suspense>
  );
}
