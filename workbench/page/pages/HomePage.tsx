import { config } from '@grafana/runtime';
import { LinkButton, Stack, Text } from '@grafana/ui';
import { Navigate } from 'react-router-dom';
import { bootData } from '../bootData';

/** Opens the first provisioned dashboard; without one, says what there is. */
export function HomePage() {
  const [first] = bootData().dashboards;
  if (first !== undefined) {
    return <Navigate to={`/d/${first.uid}${window.location.search}`} replace />;
  }
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Text>No dashboards are provisioned.</Text>
      {Object.keys(config.datasources).length > 0 && <LinkButton href="/explore">Explore</LinkButton>}
    </Stack>
  );
}
